package ai.pmoves.routing.internal.migrate;

import ai.pmoves.workspace.toml.Toml;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a TOML text that stands for itself: a header, a key with its value on as many lines as that takes, or what is neither.
 * Pieces put together are the text, to the byte.
 *
 * @param text with the ends of its lines
 * @param line 1-based, of its first character
 * @param keys of a header or a key; empty for comments and blank lines
 */
record Statement(Kind kind, String text, int line, List<String> keys) {
    private static final Pattern STRING = Pattern.compile(
            "(?s)(\\s*(?:\"(?:[^\"\\\\\\n]|\\\\.)*\"|'[^'\\n]*'|[A-Za-z0-9_-]+)\\s*=\\s*)(?:\"(?:[^\"\\\\\\n]|\\\\.)*\"|'[^'\\n]*')([ \\t]*(?:#[^\\r\\n]*)?\\r?\\n?)");

    enum Kind {
        TABLE,
        ARRAY_TABLE,
        PAIR,
        /** Comments and blank lines. */
        ASIDE
    }

    Statement {
        keys = List.copyOf(keys);
    }

    /** Reads what is no TOML, too: a piece that never ends takes the rest of the text. */
    static List<Statement> of(String text) {
        List<Statement> statements = new ArrayList<>();
        int at = 0;
        int line = 1;
        while (at < text.length()) {
            int end = end(text, at);
            String piece = text.substring(at, end);
            statements.add(classified(piece, line));
            line += (int) piece.chars().filter(c -> c == '\n').count();
            at = end;
        }
        return statements;
    }

    boolean is(String key) {
        return kind == Kind.PAIR && keys.equals(List.of(key));
    }

    /** The same key with another text as its value; the comment behind it stays. */
    Statement with(String value) {
        Matcher match = STRING.matcher(text);
        String quoted = '"' + value + '"';
        String changed = match.matches()
                ? match.group(1) + quoted + match.group(2)
                : String.join(".", keys) + " = " + quoted + (text.endsWith("\r\n") ? "\r\n" : "\n");
        return new Statement(kind, changed, line, keys);
    }

    private static Statement classified(String piece, int line) {
        String bare = piece.strip();
        if (bare.isEmpty() || bare.startsWith("#")) {
            return new Statement(Kind.ASIDE, piece, line, List.of());
        }
        if (bare.startsWith("[")) {
            boolean array = bare.startsWith("[[");
            int close = headerEnd(bare);
            List<String> keys = close < 0 ? List.of() : Toml.keys(bare.substring(array ? 2 : 1, close));
            return new Statement(array ? Kind.ARRAY_TABLE : Kind.TABLE, piece, line, keys);
        }
        int equals = outside(bare, '=');
        return new Statement(Kind.PAIR, piece, line, equals < 0 ? List.of() : Toml.keys(bare.substring(0, equals)));
    }

    private static int headerEnd(String header) {
        return outside(header, ']');
    }

    /** Where a character stands outside of quotes; -1 for nowhere. */
    private static int outside(String text, char wanted) {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                i += quote == '"' && c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Behind the line's end that ends the piece which begins here: strings and brackets may hold others. */
    private static int end(String text, int from) {
        boolean header = text.substring(from, Math.min(text.length(), from + 200))
                .stripLeading()
                .startsWith("[");
        int depth = 0;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n' && depth <= 0) {
                return i + 1;
            }
            if (c == '#') {
                int stop = text.indexOf('\n', i);
                i = stop < 0 ? text.length() : stop;
                continue;
            }
            if (c == '"' || c == '\'') {
                i = stringEnd(text, i);
                continue;
            }
            depth += header ? 0 : c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            i++;
        }
        return text.length();
    }

    private static int stringEnd(String text, int from) {
        char quote = text.charAt(from);
        boolean several = text.startsWith(String.valueOf(quote).repeat(3), from);
        String close = several ? String.valueOf(quote).repeat(3) : String.valueOf(quote);
        int i = from + close.length();
        while (i < text.length()) {
            char c = text.charAt(i);
            if (text.startsWith(close, i)) {
                int after = i + close.length();
                // """" ends with a quote of its own
                while (several && after < text.length() && text.charAt(after) == quote && after < i + 5) {
                    after++;
                }
                return after;
            }
            if (!several && c == '\n') {
                return i;
            }
            i += quote == '"' && c == '\\' ? 2 : 1;
        }
        return text.length();
    }
}
