package ai.pmoves.audit.internal.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a shell that sources an env file, and make that includes it, make of its lines. Neither reads them as Compose does. */
final class LineLoaders {
    /**
     * An assignment as a loader takes it.
     *
     * @param value null where it would be unset
     * @param column of what stands after the equals sign, and after blanks behind it
     * @param note what is unlike Compose's reading, or empty; never a part of the value, which may be a secret's
     */
    record Read(String name, @Nullable String value, int line, int column, Trouble trouble, String note) {}

    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?(?<name>[A-Za-z_]\\w*)(?<gap>\\s*)=(?<rest>.*)", Pattern.DOTALL);

    private LineLoaders() {}

    /** {@code . FILE} of a POSIX shell: the last line that counts. */
    static Optional<Read> shell(String text, String name) {
        return last(shell(text), name);
    }

    /** {@code include FILE} of make: quotes are part of the value, a dollar sign begins a variable of make. */
    static Optional<Read> make(String text, String name) {
        return last(make(text), name);
    }

    /** Every assignment of a file that a shell sources. A value in quotes may go over lines. */
    static List<Read> shell(String text) {
        return all(text, true);
    }

    /** Every assignment of a file that make includes. */
    static List<Read> make(String text) {
        return all(text, false);
    }

    private static Optional<Read> last(List<Read> all, String name) {
        return all.stream().filter(read -> read.name().equals(name)).reduce((first, second) -> second);
    }

    private static List<Read> all(String text, boolean shell) {
        List<Read> found = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher matcher = LINE.matcher(lines[i]);
            if (!matcher.matches()) {
                continue;
            }
            String rest = matcher.group("rest");
            int column = matcher.start("rest") + 1;
            int end = shell ? closing(lines, i, rest) : i;
            if (end > i) {
                String whole = rest + "\n" + String.join("\n", List.of(lines).subList(i + 1, end + 1));
                found.add(ShellValue.read(matcher.group("name"), whole, i + 1, column));
                i = end;
            } else if (!shell) {
                found.add(include(matcher.group("name"), rest, i + 1, column));
            } else if (!matcher.group("gap").isEmpty()) {
                String name = matcher.group("name");
                String note = "a shell takes '" + name + "' for a command: there is a blank before the =";
                found.add(new Read(name, null, i + 1, column, Trouble.NAME_IS_COMMAND, note));
            } else {
                found.add(ShellValue.read(matcher.group("name"), rest, i + 1, column));
            }
        }
        return found;
    }

    /** The line on which a quote that begins the value is closed, or the same line. */
    private static int closing(String[] lines, int first, String rest) {
        String value = rest.stripLeading();
        char quote = value.isEmpty() ? '\0' : value.charAt(0);
        if ((quote != '"' && quote != '\'') || ShellValue.closing(value, 0) >= 0) {
            return first;
        }
        for (int i = first + 1; i < lines.length; i++) {
            if (LINE.matcher(lines[i]).matches()) {
                return first; // the next assignment: nobody has closed it
            }
            if (ShellValue.closing(quote + lines[i], 0) >= 0) {
                return i;
            }
        }
        return first;
    }

    private static Read include(String name, String rest, int line, int column) {
        String written = rest.endsWith("\r") ? rest.substring(0, rest.length() - 1) : rest;
        int comment = written.indexOf('#');
        String value = (comment < 0 ? written : written.substring(0, comment)).stripLeading();
        boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"));
        boolean dollar = value.contains("$");
        boolean cut = comment > 0 && !Character.isWhitespace(written.charAt(comment - 1));
        String note = (quoted ? "make keeps the quotes" : "")
                + (quoted && dollar ? "; " : "")
                + (dollar ? "make replaces what follows a dollar sign" : "");
        Trouble trouble = value.matches("(?s).*(?<!\\$)(?:\\$\\$)*\\$[^${(].*")
                ? Trouble.DOLLAR_LETTER
                : cut ? Trouble.COMMENT : quoted ? Trouble.QUOTES_STAY : Trouble.NONE;
        return new Read(name, value, line, column, trouble, note);
    }
}
