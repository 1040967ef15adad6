package ai.pmoves.kernel;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names that somebody may have meant: those within two slips of the hand, and those that lack only their group; where there
 * are none, those in which what was typed stands. A slip is a letter too much, too few, another one, or two that changed places
 * (Damerau-Levenshtein).
 */
public final class Spelling {
    private static final int SLIPS = 2;
    private static final int OFFERS = 3;
    private static final int LONGEST = 100;
    private static final int SHORTEST_PART = 3;

    private Spelling() {}

    /** At most three, the nearest first; never what was typed itself. */
    public static List<String> near(String typed, Collection<String> known) {
        if (typed.length() > LONGEST) {
            return List.of();
        }
        String lower = typed.toLowerCase(Locale.ROOT);
        int allowed = Math.min(SLIPS, Math.max(1, typed.length() / 2));
        List<String> near = known.stream()
                .filter(name -> !name.equals(typed) && name.length() <= LONGEST && slips(lower, name) <= allowed)
                .sorted(Comparator.<String>comparingInt(name -> slips(lower, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(OFFERS)
                .toList();
        return near.isEmpty() ? holding(lower, known) : near;
    }

    private static List<String> holding(String lower, Collection<String> known) {
        return lower.length() < SHORTEST_PART
                ? List.of()
                : known.stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(lower) && name.length() > lower.length())
                        .sorted()
                        .limit(OFFERS)
                        .toList();
    }

    /** {@code ": did you mean 'x' or 'y'?"}, to go on with after what is wrong; or nothing. */
    public static String hint(String typed, Collection<String> known) {
        List<String> near = near(typed, known);
        return near.isEmpty() ? "" : ": did you mean '" + String.join("' or '", near) + "'?";
    }

    /** {@code "did you mean 'x'?"}, about the nearest alone; or null. */
    public static @Nullable String question(String typed, Collection<String> known) {
        List<String> near = near(typed, known);
        return near.isEmpty() ? null : "did you mean '" + near.get(0) + "'?";
    }

    /** None where only the group is missing. */
    private static int slips(String lower, String name) {
        String other = name.toLowerCase(Locale.ROOT);
        return other.endsWith("/" + lower) ? 0 : distance(lower, other);
    }

    private static int distance(String a, String b) {
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
