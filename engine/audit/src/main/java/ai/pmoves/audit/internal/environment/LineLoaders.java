package ai.pmoves.audit.internal.environment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a shell that sources an env file, and make that includes it, make of a line. Neither reads it as Compose does. */
final class LineLoaders {
    /**
     * @param value null where it would be unset
     * @param note what is unlike Compose's reading, or empty
     */
    record Read(@org.jspecify.annotations.Nullable String value, int line, String note) {}

    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?(?<name>[A-Za-z_]\\w*)(?<gap>\\s*)=(?<rest>.*)", Pattern.DOTALL);

    private LineLoaders() {}

    /** {@code . FILE} of a POSIX shell: the last line that counts. */
    static Optional<Read> shell(String text, String name) {
        return last(text, name, (line, rest, gap) -> {
            if (!gap.isEmpty()) {
                return new Read(
                        null, line, "a shell takes '" + name + "' for a command: there is a blank before the =");
            }
            return word(rest.endsWith("\r") ? rest.substring(0, rest.length() - 1) : rest, line, rest.endsWith("\r"));
        });
    }

    /** {@code include FILE} of make: quotes are part of the value, a dollar sign begins a variable of make. */
    static Optional<Read> make(String text, String name) {
        return last(text, name, (line, rest, gap) -> {
            int comment = rest.indexOf('#');
            String value = (comment < 0 ? rest : rest.substring(0, comment)).stripLeading();
            boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"));
            boolean dollar = value.contains("$");
            String note = (quoted ? "make keeps the quotes" : "")
                    + (quoted && dollar ? "; " : "")
                    + (dollar ? "make replaces what follows a dollar sign" : "");
            return new Read(value, line, note);
        });
    }

    private interface Reader {
        Read read(int line, String rest, String gap);
    }

    private static Optional<Read> last(String text, String name, Reader reader) {
        Read last = null;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && matcher.group("name").equals(name)) {
                last = reader.read(number, matcher.group("rest"), matcher.group("gap"));
            }
        }
        return Optional.ofNullable(last);
    }

    /** The shell's word after {@code =}: quoted parts and plain ones until a blank; what follows is run as a command. */
    private static Read word(String rest, int line, boolean carriageReturn) {
        StringBuilder value = new StringBuilder();
        boolean expands = false;
        int at = 0;
        while (at < rest.length() && !Character.isWhitespace(rest.charAt(at))) {
            char c = rest.charAt(at);
            if (c == '\'' || c == '"') {
                int end = rest.indexOf(c, at + 1);
                if (end < 0) {
                    return new Read(null, line, "a quote is not closed in this line: a shell reads on to the next one");
                }
                expands |= c == '"' && rest.substring(at, end).contains("$");
                value.append(rest, at + 1, end);
                at = end + 1;
            } else {
                expands |= c == '$' || c == '`';
                if ("&;|<>()".indexOf(c) >= 0) {
                    // before ; the assignment is done, before the others it is a part of a command of its own
                    return new Read(
                            c == ';' ? value.toString() : null,
                            line,
                            "a shell ends the value at '" + c + "' and acts on what follows");
                }
                value.append(c);
                at++;
            }
        }
        String left = rest.substring(at).strip();
        if (!left.isEmpty() && !left.startsWith("#")) {
            String command = left.split("\\s", 2)[0];
            return new Read(null, line, "not quoted: a shell runs '" + command + "' and leaves the variable unset");
        }
        return new Read(
                value.toString(),
                line,
                carriageReturn
                        ? "the line ends with CR, and a shell keeps it"
                        : expands ? "a shell expands what follows a dollar sign" : "");
    }
}
