package ai.pmoves.compose.internal;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong; the same thing said twice counts once. */
public final class Problems {
    private static final int MOST = 1_000;

    private final Set<Problem> found = new LinkedHashSet<>();

    public void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        }
    }

    public void addAll(Collection<Problem> problems) {
        problems.forEach(this::add);
    }

    /** More than a person will read; further ones are dropped. */
    public boolean isFull() {
        return found.size() >= MOST;
    }

    /** Whether the line of this place already has an error, of which a second one would only be the echo. */
    public boolean hasErrorOnLine(@Nullable Location where) {
        return where != null
                && found.stream()
                        .filter(p -> p.severity() == Severity.ERROR && p.where() != null)
                        .map(p -> Objects.requireNonNull(p.where()))
                        .anyMatch(w -> w.file().equals(where.file()) && w.line() == where.line());
    }

    /** @param about see {@link Problem#about()} */
    public void error(String code, String message, @Nullable Location where, @Nullable String fix, String... about) {
        add(Problem.error("compose." + code, message).at(where).fix(fix).about(about));
    }

    /** @param about see {@link Problem#about()} */
    public void warning(String code, String message, @Nullable Location where, @Nullable String fix, String... about) {
        add(Problem.warning("compose." + code, message).at(where).fix(fix).about(about));
    }

    public void note(String code, String message, @Nullable Location where) {
        add(Problem.note("compose." + code, message).at(where));
    }

    /** File by file in the order in which the files were first mentioned, by line inside a file. */
    public List<Problem> inFileOrder() {
        Map<String, Integer> files = new TreeMap<>();
        found.forEach(p -> files.putIfAbsent(file(p), files.size()));
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.<Problem>comparingInt(p -> files.getOrDefault(file(p), 0))
                .thenComparingInt(p -> p.where() == null ? 0 : p.where().line())
                .thenComparingInt(p -> p.where() == null ? 0 : p.where().column()));
        return sorted;
    }

    private static String file(Problem problem) {
        Location where = problem.where();
        return where == null ? "" : where.file().toString();
    }
}
