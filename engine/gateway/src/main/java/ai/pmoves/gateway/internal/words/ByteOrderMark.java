package ai.pmoves.gateway.internal.words;

/** What some write before a text in UTF-8: it is no part of it, and no client expects it. */
public final class ByteOrderMark {
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private ByteOrderMark() {}

    /** How many bytes a text begins with that are no part of it. */
    public static int length(byte[] text, int length) {
        return length >= MARK.length && begins(text, MARK.length) ? MARK.length : 0;
    }

    /** Whether a text that is not there yet to its end may turn out to begin with one. */
    static boolean mayBegin(byte[] text, int length) {
        return length < MARK.length && begins(text, length);
    }

    private static boolean begins(byte[] text, int count) {
        for (int i = 0; i < count; i++) {
            if (text[i] != MARK[i]) {
                return false;
            }
        }
        return true;
    }
}
