package ai.pmoves.gateway.internal.words;

/**
 * Texts that can be written: what stands for half of a character is joined with its other half, which may come with the next
 * piece of a text, or is told as something that cannot be read.
 */
final class WellFormed {
    private static final char UNREADABLE = '\ufffd';

    private char first;

    /** @return the piece, with the half that was kept before it, and without the half that it may end with */
    String next(String piece) {
        if (piece.isEmpty()) {
            return piece;
        }
        String whole = first == 0 ? piece : first + piece;
        char last = whole.charAt(whole.length() - 1);
        first = Character.isHighSurrogate(last) ? last : 0;
        return of(first == 0 ? whole : whole.substring(0, whole.length() - 1));
    }

    /** A text of which nothing follows. */
    static String of(String text) {
        StringBuilder mended = null;
        for (int at = 0; at < text.length(); at++) {
            if (!Character.isSurrogate(text.charAt(at))) {
                continue;
            }
            if (Character.isSupplementaryCodePoint(text.codePointAt(at))) {
                at++;
                continue;
            }
            mended = mended == null ? new StringBuilder(text) : mended;
            mended.setCharAt(at, UNREADABLE);
        }
        return mended == null ? text : mended.toString();
    }
}
