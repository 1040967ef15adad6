package ai.pmoves.repl.console;

/** Whether what was typed so far is to go on: brackets, quotes, comments. It is read once, line by line, however long it becomes. */
final class Brackets {
    private static final String COMMENT = "*/";

    private int depth;

    /** What has to come before brackets count again: a quote, or the end of a comment; empty where they count. */
    private String within = "";

    /** How many brackets are open; a quote or a comment over several lines counts as one. */
    static int open(String text) {
        Brackets brackets = new Brackets();
        brackets.add(text);
        return brackets.open();
    }

    static boolean isOpen(String text) {
        return !text.stripLeading().startsWith(":") && open(text) > 0;
    }

    int open() {
        return within.length() > 1 ? depth + 1 : Math.max(0, depth);
    }

    /** @param text goes on behind what was read so far; whole lines, so that no mark is cut in two */
    void add(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!within.isEmpty()) {
                at = behind(text, at);
            } else if (text.startsWith("//", at)) {
                int to = text.indexOf('\n', at);
                at = to < 0 ? text.length() : to;
            } else if (text.startsWith("/*", at)) {
                within = COMMENT;
                at += 2;
            } else if (c == '\'' || c == '"') {
                String triple = String.valueOf(c).repeat(3);
                within = text.startsWith(triple, at) ? triple : String.valueOf(c);
                at += within.length();
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                at++;
            }
        }
    }

    /** Behind what it is within, or at the end of the text where that goes on. */
    private int behind(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '\\' && !within.equals(COMMENT)) {
                at++;
            } else if (within.length() == 1 && text.charAt(at) == '\n') {
                within = ""; // a mistake, told by the compiler
                return at;
            } else if (text.startsWith(within, at)) {
                int to = at + within.length();
                within = "";
                return to;
            }
        }
        return text.length();
    }
}
