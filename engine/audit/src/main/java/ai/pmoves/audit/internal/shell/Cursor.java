package ai.pmoves.audit.internal.shell;

/** A place in the text that is read, up to a limit; how deep it is nested, and whether all of it was right so far. */
final class Cursor {
    /** Nobody nests deeper; what does is not read, so that reading needs a bounded stack and linear time. */
    private static final int DEEPEST = 64;

    static final int END = -1;

    private final String text;
    private final int limit;
    private int at;
    private int depth;
    private boolean whole = true;

    Cursor(String text) {
        this(text, 0, text.length(), 0);
    }

    private Cursor(String text, int at, int limit, int depth) {
        this.text = text;
        this.at = at;
        this.limit = limit;
        this.depth = depth;
    }

    /** One that reads a stretch of the same text, as deep as this one is. */
    Cursor within(int from, int to) {
        return new Cursor(text, from, to, depth);
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= limit;
    }

    int peek() {
        return peek(0);
    }

    /** The character that stands so far ahead, or {@link #END}. */
    int peek(int ahead) {
        return at + ahead < limit ? text.charAt(at + ahead) : END;
    }

    boolean looksAt(String other) {
        return at + other.length() <= limit && text.startsWith(other, at);
    }

    void skip(int characters) {
        moveTo(at + characters);
    }

    void moveTo(int offset) {
        at = Math.min(offset, limit);
    }

    /** Where this character stands next, or -1. */
    int find(char wanted) {
        int found = text.indexOf(wanted, at);
        return found < limit ? found : -1;
    }

    String text(int from, int to) {
        return text.substring(from, to);
    }

    String unquoted(Word word) {
        return word.unquoted(text);
    }

    /** Whether the stretch is this text. */
    boolean is(int from, int to, String other) {
        return to - from == other.length() && text.startsWith(other, from);
    }

    /** The length of a line's end that a backslash takes away, which begins so far ahead; 0 where there is none. */
    int lineEnd(int ahead) {
        return peek(ahead) == '\n' ? 1 : peek(ahead) == '\r' && peek(ahead + 1) == '\n' ? 2 : 0;
    }

    /** Something is not closed, or closes nothing. */
    void odd() {
        whole = false;
    }

    void oddIf(boolean odd) {
        whole &= !odd;
    }

    boolean isWhole() {
        return whole;
    }

    /** One level down; false where that is too deep, and the rest is passed over. */
    boolean enter() {
        if (depth == DEEPEST) {
            odd();
            at = limit;
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }
}
