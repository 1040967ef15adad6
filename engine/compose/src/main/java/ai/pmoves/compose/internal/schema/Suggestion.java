package ai.pmoves.compose.internal.schema;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Did you mean. */
public final class Suggestion {
    private static final int LONGEST = 64;

    private Suggestion() {}

    /** The known word that is nearest to what was written, if it is near enough to be a slip of the pen. */
    public static @Nullable String nearest(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return null;
        }
        String best = null;
        int bestDistance = Math.max(1, written.length() / 3) + 1;
        for (String word : known) {
            int distance = word.equalsIgnoreCase(written.replace('-', '_')) ? 0 : distance(written, word);
            if (distance < bestDistance) {
                best = word;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** {@code did you mean 'x'?}, or null. */
    public static @Nullable String phrase(String written, Collection<String> known) {
        String word = nearest(written, known);
        return word == null ? null : "did you mean '" + word + "'?";
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
