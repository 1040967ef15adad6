package ai.pmoves.gateway.internal.relay;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Leaves a key out of what a provider says: whole, in other letters, broken by blanks and line ends, and as providers mask it,
 * with its beginning and its end.
 */
final class HiddenKey {
    private static final String INSTEAD = "[key]";
    private static final Pattern MASKED = Pattern.compile("(?<![\\w-])[\\w-]*+(?:\\*{2,}|\\.{3,}|\u2026)[\\w-]*");

    /** Shorter pieces of a key tell nothing, and stand in many words. */
    private static final int PIECE = 4;

    private HiddenKey() {}

    static String in(String words, String key) {
        if (key.isEmpty()) {
            return words;
        }
        String broken = key.codePoints()
                .mapToObj(c -> Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining("[\\s\\p{Cntrl}]*"));
        String without = Pattern.compile(broken, Pattern.CASE_INSENSITIVE)
                .matcher(words)
                .replaceAll(Matcher.quoteReplacement(INSTEAD));
        return MASKED.matcher(without)
                .replaceAll(found -> Matcher.quoteReplacement(tells(found.group(), key) ? INSTEAD : found.group()));
    }

    /** Whether what stands around the mask is of the key. */
    private static boolean tells(String masked, String key) {
        String whole = key.toLowerCase(Locale.ROOT);
        String lower = masked.toLowerCase(Locale.ROOT);
        return lower.length() >= PIECE
                && (lower.startsWith(whole.substring(0, Math.min(PIECE, whole.length())))
                        || lower.endsWith(whole.substring(Math.max(0, whole.length() - PIECE))));
    }
}
