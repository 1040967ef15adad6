package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ports whose host part is a variable that came out blank: the engine would choose one, where a fixed one is meant. */
final class BlankPorts implements Rule {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");

    @Override
    public List<Problem> check(Subject subject) {
        List<Problem> problems = new ArrayList<>();
        for (Service service : subject.services()) {
            for (int i = 0; i < service.ports().size(); i++) {
                Location where = subject.where(service, "ports." + i);
                if (service.ports().get(i).published().isEmpty()) {
                    int target = service.ports().get(i).target();
                    variable(where)
                            .ifPresent(name -> problems.add(Problem.warning(
                                            "preflight.port-blank",
                                            "The host port of '" + service.name() + "' for " + target
                                                    + " came out blank, since " + name
                                                    + " has no value: the engine would choose any free port")
                                    .at(where)
                                    .fix("set " + name + ", or give it a default: ${" + name + ":-" + target + "}")));
                }
            }
        }
        return problems;
    }

    private static Optional<String> variable(@Nullable Location where) {
        if (where == null || where.line() == 0) {
            return Optional.empty();
        }
        try (var lines = Files.lines(where.file())) {
            return lines.skip(where.line() - 1L)
                    .findFirst()
                    .map(line -> line.substring(Math.min(line.length(), Math.max(0, where.column() - 1))))
                    .map(BlankPorts::hostPart)
                    .map(VARIABLE::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * What stands before the container's port: {@code ${X}} in {@code "${X}:80"}, nothing in {@code "${X}"}, which is the container's
     * port alone; the line of a long form as it is.
     */
    private static String hostPart(String entry) {
        if (entry.matches("[a-z_]+:.*")) {
            return entry.startsWith("published:") ? entry : "";
        }
        int depth = 0;
        int last = 0;
        for (int i = 0; i < entry.length(); i++) {
            char c = entry.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ':' && depth == 0) {
                last = i;
            }
        }
        return entry.substring(0, last);
    }
}
