package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.internal.environment.LineLoaders.Read;

/** What stands behind {@code NAME=} as a POSIX shell reads it: quoted parts and plain ones until a blank; what follows is run. */
final class ShellValue {
    private final String name;
    private final String rest;
    private final int line;
    private final int column;
    private final boolean carriageReturn;
    private final StringBuilder value = new StringBuilder();
    private Trouble trouble = Trouble.NONE;
    private boolean expands;

    private ShellValue(String name, String rest, int line, int column) {
        this.name = name;
        this.carriageReturn = rest.endsWith("\r");
        this.rest = carriageReturn ? rest.substring(0, rest.length() - 1) : rest;
        this.line = line;
        this.column = column;
    }

    static Read read(String name, String rest, int line, int column) {
        return new ShellValue(name, rest, line, column).read();
    }

    /** Where the quote at a place is closed, or -1; in double ones a backslash takes the next character along. */
    static int closing(String text, int open) {
        char quote = text.charAt(open);
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                return i;
            }
            i += quote == '"' && text.charAt(i) == '\\' ? 1 : 0;
        }
        return -1;
    }

    private Read read() {
        int at = 0;
        while (at < rest.length() && !Character.isWhitespace(rest.charAt(at))) {
            char c = rest.charAt(at);
            if (c == '\'' || c == '"') {
                int end = closing(rest, at);
                if (end < 0) {
                    return bad(
                            null,
                            Trouble.OPEN_QUOTE,
                            "a quote is not closed in this line: a shell reads on to the next one");
                }
                quoted(rest.substring(at + 1, end), c == '"');
                at = end + 1;
            } else if (c == '\\') {
                trouble(Trouble.BACKSLASH);
                if (at + 1 < rest.length()) {
                    value.append(rest.charAt(at + 1));
                }
                at += 2;
            } else if ("&;|<>()".indexOf(c) >= 0 && !(c == '(' && at > 0 && rest.charAt(at - 1) == '$')) {
                // before ; the assignment is done, before the others it is a part of a command of its own
                return bad(
                        c == ';' ? value.toString() : null,
                        Trouble.OPERATOR,
                        "a shell ends the value at an operator and acts on what follows");
            } else if (c == '`' || rest.startsWith("$(", at)) {
                trouble(Trouble.SUBSTITUTES);
                int close = rest.indexOf(c == '`' ? '`' : ')', at + 1);
                int end = close < 0 ? rest.length() : close + 1;
                value.append(rest, at, end);
                at = end;
            } else {
                dollar(c, rest, at);
                value.append(c);
                at++;
            }
        }
        String left = at >= rest.length() ? "" : rest.substring(at).strip();
        if (!left.isEmpty() && !left.startsWith("#")) {
            return bad(
                    null,
                    Trouble.RUNS_REST,
                    "not quoted: a shell takes what follows the blank for a command and leaves the variable unset");
        }
        String note = carriageReturn
                ? "the line ends with CR, and a shell keeps it"
                : expands ? "a shell expands what follows a dollar sign" : "";
        return new Read(name, value.toString(), line, column, trouble, note);
    }

    private void quoted(String text, boolean twice) {
        value.append(text);
        if (twice) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '`' || text.startsWith("$(", i)) {
                    trouble(Trouble.SUBSTITUTES);
                } else {
                    dollar(c, text, i);
                }
            }
        }
    }

    private void dollar(char c, String text, int at) {
        expands |= c == '$' || c == '`';
        if (c == '$' && text.startsWith("$$", at)) {
            trouble(Trouble.PROCESS_NUMBER);
        }
    }

    /** The first one that is found stays. */
    private void trouble(Trouble other) {
        trouble = trouble == Trouble.NONE ? other : trouble;
    }

    /** @param note tells no word of the value: it may be a secret's */
    private Read bad(@org.jspecify.annotations.Nullable String left, Trouble why, String note) {
        return new Read(name, left, line, column, why, note);
    }
}
