package ai.pmoves.repl.trust;

import ai.pmoves.dsl.Reach;
import ai.pmoves.dsl.Runbooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A runbook with all that it takes in: what is approved together.
 *
 * @param files the runbook first
 * @param read the scripts that they start, each as it was at one moment
 */
public record Approvals(List<Reach> files, Map<Path, Script> read) {
    public Approvals {
        files = List.copyOf(files);
        read = Map.copyOf(read);
    }

    /**
     * Reads the runbook, the files that it uses as far as their names are written out, and their scripts; executes nothing.
     *
     * @throws ai.pmoves.kernel.PmovesException (usage) where one cannot be read
     */
    public static Approvals of(Path runbook, Runbooks runbooks) {
        List<Reach> read = new ArrayList<>();
        Set<Path> seen = new LinkedHashSet<>();
        Deque<Path> open = new ArrayDeque<>(List.of(runbook.toAbsolutePath().normalize()));
        while (!open.isEmpty()) {
            Path file = open.pop();
            if (seen.add(file)) {
                Reach reach = runbooks.reach(file);
                read.add(reach);
                reach.uses().stream().filter(Files::isRegularFile).forEach(open::add);
            }
        }
        List<Path> helpers = read.stream()
                .flatMap(reach -> reach.helpers().stream())
                .distinct()
                .toList();
        return new Approvals(
                read, Script.all(helpers).stream().collect(Collectors.toMap(Script::file, Function.identity())));
    }

    /** What this one of the files starts. */
    public List<Script> scripts(Reach reach) {
        return reach.helpers().stream()
                .flatMap(helper -> Stream.ofNullable(read.get(helper)))
                .toList();
    }

    public Reach runbook() {
        return files.get(0);
    }
}
