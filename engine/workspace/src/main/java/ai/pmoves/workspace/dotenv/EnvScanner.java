package ai.pmoves.workspace.dotenv;

/** Walks over the statements of an env file and knows the line it is at. */
final class EnvScanner {
    record Key(String name, boolean inherited, int line, int column) {}

    /** @param literal single-quoted: not a template */
    record Value(String text, boolean literal) {}

    static final class SyntaxError extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final int column;

        SyntaxError(String message, int line, int column) {
            super(message, null, false, false);
            this.line = line;
            this.column = column;
        }

        int line() {
            return line;
        }

        int column() {
            return column;
        }
    }

    private final String text;
    private int at;
    private int counted;
    private int line = 1;

    EnvScanner(String text) {
        this.text = text;
    }

    /** Moves to the next statement, over blank lines and comments. */
    boolean nextStatement() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (isAnySpace(c)) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    Key key() {
        skipExport();
        int start = at;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':' || c == '\n') {
                return key(start, i, c == '\n');
            }
            if (!isBlank(c) && !Character.isLetterOrDigit(c) && "_.-[]".indexOf(c) < 0) {
                int end = text.indexOf('\n', start);
                String rest = text.substring(start, end < 0 ? text.length() : end);
                // the message names the character and never the value behind it, which may be a secret
                throw error(
                        "unexpected character \"" + c + "\" in variable name \"" + shorten(rest, i - start) + "\"", i);
            }
        }
        return key(start, text.length(), true);
    }

    private static String shorten(String line, int failed) {
        return failed + 1 < line.length() ? line.substring(0, failed + 1) + "..." : line;
    }

    private Key key(int start, int end, boolean inherited) {
        String name = trimRight(text.substring(start, end));
        if (name.indexOf(' ') >= 0) {
            throw error("key cannot contain a space", start);
        }
        at = Math.min(end + 1, text.length());
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return new Key(name, inherited, lineOf(start), columnOf(start));
    }

    private void skipExport() {
        int i = at + 6;
        if (!text.startsWith("export", at) || i >= text.length() || !isAnySpace(text.charAt(i))) {
            return;
        }
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        at = i;
    }

    Value value() {
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return quoted(text.charAt(at));
        }
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        int comment = line.indexOf(" #");
        return new Value(trimRight(comment < 0 ? line : line.substring(0, comment)), false);
    }

    private Value quoted(char quote) {
        int start = at;
        StringBuilder out = new StringBuilder();
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                at = i + 1;
                return quote == '"'
                        ? new Value(Escapes.expand(out.toString()), false)
                        : new Value(out.toString(), true);
            }
            if (c == '\\' && i + 1 < text.length()) {
                // an escaped quote loses its backslash; everything else keeps it for later
                char next = text.charAt(++i);
                if (next != quote) {
                    out.append('\\');
                }
                out.append(next);
            } else {
                out.append(c);
            }
        }
        throw error("unterminated quoted value", start);
    }

    private SyntaxError error(String message, int offset) {
        return new SyntaxError(message, lineOf(offset), columnOf(offset));
    }

    /** Offsets only grow, so that counting goes on where it stopped. */
    private int lineOf(int offset) {
        for (; counted < offset; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    private int columnOf(int offset) {
        return offset - (offset == 0 ? -1 : text.lastIndexOf('\n', offset - 1));
    }

    private static String trimRight(String s) {
        int end = s.length();
        while (end > 0 && isAnySpace(s.charAt(end - 1))) {
            end--;
        }
        return s.substring(0, end);
    }

    private static boolean isBlank(char c) {
        return c != '\n' && isAnySpace(c);
    }

    private static boolean isAnySpace(char c) {
        return c == '\n' || c == '\t' || c == 0x0B || c == '\f' || c == '\r' || c == ' ' || c == 0x85 || c == 0xA0;
    }
}
