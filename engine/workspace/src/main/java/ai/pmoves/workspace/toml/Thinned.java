package ai.pmoves.workspace.toml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A document without its lines of nothing and of comments: the parser's time grows with the cube of how many of them follow each
 * other. What stands in texts of several lines is left as it is.
 */
final class Thinned {
    private final StringBuilder text = new StringBuilder();
    private int[] lines = new int[64];
    private int count;
    /** The quotes that end the text in which a line begins; null outside of one. */
    private @Nullable String open;

    private Thinned() {}

    static Thinned of(String document) {
        Thinned thinned = new Thinned();
        int line = 0;
        for (int at = 0; at < document.length(); ) {
            int end = document.indexOf('\n', at);
            end = end < 0 ? document.length() : end + 1;
            thinned.line(document.substring(at, end), ++line);
            at = end;
        }
        return thinned;
    }

    String text() {
        return text.toString();
    }

    int lines() {
        return count;
    }

    /** Where a line of the text stands in the document; both from 1. */
    int line(int number) {
        return count == 0 ? number : lines[Math.min(number, count) - 1];
    }

    private void line(String line, int number) {
        String words = line.strip();
        if (open != null || !(words.isEmpty() || words.startsWith("#"))) {
            text.append(line);
            lines = count < lines.length ? lines : Arrays.copyOf(lines, count * 2);
            lines[count++] = number;
            follow(line);
        }
    }

    private void follow(String line) {
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            String quotes = open;
            if (quotes != null) {
                boolean escape = c == '\\' && quotes.startsWith("\"");
                boolean closes = !escape && line.startsWith(quotes, at);
                open = closes ? null : quotes;
                at += escape ? 2 : closes ? quotes.length() : 1;
            } else if (c == '#') {
                return;
            } else if (c == '"' || c == '\'') {
                String three = String.valueOf(c).repeat(3);
                open = line.startsWith(three, at) ? three : String.valueOf(c);
                at += open.length();
            } else {
                at++;
            }
        }
        // a text of one line ends with it
        open = open != null && open.length() == 1 ? null : open;
    }
}
