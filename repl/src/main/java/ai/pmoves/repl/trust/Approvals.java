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
import java.util.Set;

/** A runbook with all that it takes in: what is approved together. */
public record Approvals(List<Reach> files) {
    public Approvals {
        files = List.copyOf(files);
    }

    /**
     * Reads the runbook, and the files that it uses as far as their names are written out; executes nothing.
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
        return new Approvals(read);
    }

    public Reach runbook() {
        return files.get(0);
    }
}
