package ai.pmoves.compose.preflight;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One problem for each cause: sixty services that miss the same file are one problem, at the first of its places. */
final class Folded {
    private static final Comparator<Location> BY_PLACE = Comparator.comparing(Location::file)
            .thenComparingInt(Location::line)
            .thenComparingInt(Location::column);
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::severity)
            .thenComparing(Problem::where, Comparator.nullsFirst(BY_PLACE))
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    /** Same cause, whatever the place. */
    private record Cause(String code, String message) {}

    private Folded() {}

    static List<Problem> of(List<Problem> problems) {
        Map<Cause, List<Problem>> causes = new LinkedHashMap<>();
        problems.stream()
                .sorted(ORDER)
                .forEach(problem -> causes.computeIfAbsent(
                                new Cause(problem.code(), problem.message()), key -> new ArrayList<>())
                        .add(problem));
        return causes.values().stream().map(Folded::fold).sorted(ORDER).toList();
    }

    private static Problem fold(List<Problem> same) {
        Problem first = same.get(0);
        long places = same.stream().map(Problem::where).distinct().count();
        return places < 2 ? first : first.saying(first.message() + " (" + places + " places, the first is shown)");
    }
}
