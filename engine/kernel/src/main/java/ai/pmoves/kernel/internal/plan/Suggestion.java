package ai.pmoves.kernel.internal.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what somebody meant who mistyped a name. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code did you mean 'x'?}, or null where nothing is near. */
    public static @Nullable String didYouMean(String name, Collection<String> known) {
        return nearest(name, known).map(near -> "did you mean '" + near + "'?").orElse(null);
    }

    /** The known name that is nearest, if it is near enough to be a slip of the hand or lacks only its group. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        Optional<String> inGroup = known.stream()
                .filter(candidate -> candidate.endsWith("/" + name))
                .min(Comparator.naturalOrder());
        if (inGroup.isPresent()) {
            return inGroup;
        }
        int limit = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Edits between the two, where swapping neighbours counts as one. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                edits[i][j] = swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
            }
        }
        return edits[a.length()][b.length()];
    }
}
