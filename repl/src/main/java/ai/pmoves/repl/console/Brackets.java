package ai.pmoves.repl.console;

/** Whether what was typed so far is to go on: brackets, quotes and what a last operator waits for. */
final class Brackets {
    private static final String TRIPLE = "'''";

    private Brackets() {}

    /** How many brackets are open; a quote over several lines counts as one. */
    static int open(String text) {
        int depth = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '/' && text.startsWith("//", at)) {
                at = end(text, "\n", at);
            } else if (c == '/' && text.startsWith("/*", at)) {
                int to = text.indexOf("*/", at + 2);
                if (to < 0) {
                    return depth + 1;
                }
                at = to + 2;
            } else if (c == '\'' || c == '"') {
                String quote = text.startsWith(TRIPLE.replace('\'', c), at) ? TRIPLE.replace('\'', c) : "" + c;
                int to = quoted(text, quote, at + quote.length());
                if (to < 0) {
                    return quote.length() == 3 ? depth + 1 : depth;
                }
                at = to;
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                at++;
            }
        }
        return Math.max(0, depth);
    }

    static boolean isOpen(String text) {
        return !text.stripLeading().startsWith(":") && open(text) > 0;
    }

    private static int quoted(String text, String quote, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (quote.length() == 1 && text.charAt(at) == '\n') {
                return at; // a mistake, told by the compiler
            } else if (text.startsWith(quote, at)) {
                return at + quote.length();
            }
        }
        return -1;
    }

    private static int end(String text, String mark, int from) {
        int to = text.indexOf(mark, from);
        return to < 0 ? text.length() : to;
    }
}
