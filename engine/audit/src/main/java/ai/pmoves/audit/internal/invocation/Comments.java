package ai.pmoves.audit.internal.invocation;

/** The lines of a program that are comments as a whole. Each line is looked at once, however much stands in it. */
final class Comments {
    private final Source source;
    private int line = -1;
    private int from;
    private boolean comment;

    Comments(Source source) {
        this.source = source;
    }

    /** Whether a comment's sign is the first of the line, before this place. */
    boolean at(int offset) {
        int start = source.lineStart(offset);
        if (start != line) {
            String text = source.text();
            line = start;
            from = start;
            while (from < text.length() && text.charAt(from) != '\n' && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
            comment = text.startsWith("#", from) || text.startsWith("//", from) || text.startsWith("*", from);
        }
        return comment && from < offset;
    }
}
