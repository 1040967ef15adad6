package ai.pmoves.audit.internal.environment;

/** Where the comments of a text begin, asked for from its start to its end: each character is looked at once. */
final class LineComments {
    private final String text;
    private int at;
    private boolean comment;

    LineComments(String text) {
        this.text = text;
    }

    /** Whether a {@code #} stands before this place, in its line. */
    boolean before(int offset) {
        for (; at < offset; at++) {
            char c = text.charAt(at);
            comment = c == '#' || (comment && c != '\n');
        }
        return comment;
    }
}
