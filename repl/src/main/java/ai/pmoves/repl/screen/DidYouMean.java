package ai.pmoves.repl.screen;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names that a person may have meant: at most two typing slips away, or beginning alike. */
public final class DidYouMean {
    private DidYouMean() {}

    /** The nearest first, at most three. */
    public static List<String> of(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        int allowed = wanted.length() <= 3 ? 1 : 2;
        Stream<String> near = known.stream()
                .filter(name -> slips(wanted, name.toLowerCase(Locale.ROOT)) <= allowed)
                .sorted(Comparator.comparingInt((String name) -> slips(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
        Stream<String> alike = known.stream()
                .filter(name ->
                        wanted.length() >= 3 && name.toLowerCase(Locale.ROOT).contains(wanted))
                .sorted();
        return Stream.concat(near, alike).distinct().limit(3).toList();
    }

    /** {@code ; did you mean 'plan'?}, or nothing. */
    public static String hint(String typed, Collection<String> known) {
        List<String> names = of(typed, known);
        return names.isEmpty() ? "" : "; did you mean '" + String.join("', '", names) + "'?";
    }

    /** Damerau-Levenshtein distance (restricted): insertions, deletions, replacements, swapped neighbours. */
    static int slips(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[a.length()][b.length()];
    }
}
