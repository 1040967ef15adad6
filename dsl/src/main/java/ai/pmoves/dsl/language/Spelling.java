package ai.pmoves.dsl.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant: at most three names within two typing mistakes (Damerau-Levenshtein), nearest first. */
public final class Spelling {
    private static final int MISTAKES = 2;
    private static final int OFFERS = 3;
    private static final int LONGEST = 100;

    private Spelling() {}

    public static List<String> near(String typed, Collection<String> known) {
        if (typed.length() > LONGEST) {
            return List.of();
        }
        String lower = typed.toLowerCase(Locale.ROOT);
        int allowed = Math.min(MISTAKES, Math.max(1, typed.length() / 2));
        return known.stream()
                .filter(name -> !name.equals(typed) && name.length() <= LONGEST)
                .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= allowed
                        || (typed.length() >= 4 && name.toLowerCase(Locale.ROOT).endsWith("/" + lower)))
                .sorted(Comparator.<String>comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(OFFERS)
                .toList();
    }

    /** {@code ": did you mean 'x'?"}, or nothing. */
    public static String hint(String typed, Collection<String> known) {
        List<String> near = near(typed, known);
        return near.isEmpty() ? "" : ": did you mean '" + String.join("' or '", near) + "'?";
    }

    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
