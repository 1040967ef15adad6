package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Edit;
import ai.pmoves.audit.internal.environment.LineLoaders.Read;
import ai.pmoves.audit.internal.tree.Templates;
import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Mends of an env file that change nothing for Compose. None where a secret stands in a file that is no template: a diff shows the lines around. */
final class Quoting {
    private static final int MOST_LINES = 400;

    private final Path file;
    private final String[] lines;
    private final boolean secret;

    Quoting(Path file, String text) {
        this.file = file;
        this.lines = text.split("\n", -1);
        this.secret = !Templates.isTemplate(file)
                && LineLoaders.shell(text).stream()
                        .anyMatch(one -> one.value() != null && SecretWords.isLiteral(one.name(), one.value()));
    }

    /** Puts a value with blanks in quotes. */
    List<Edit> quotes(Read read) {
        String rest = lines[read.line() - 1].substring(read.column() - 1).stripTrailing();
        int comment = rest.indexOf(" #");
        String value = (comment < 0 ? rest : rest.substring(0, comment)).stripTrailing();
        boolean plain = !value.isEmpty()
                && !Character.isWhitespace(value.charAt(0))
                && "\"'`$\\".chars().noneMatch(c -> value.indexOf(c) >= 0);
        return !plain || secret
                ? List.of()
                : List.of(
                        new Edit(new Location(file, read.line(), read.column()), "\""),
                        new Edit(new Location(file, read.line(), read.column() + value.length()), "\""));
    }

    /** Takes the carriage returns off. */
    List<Edit> returns() {
        return secret ? List.of() : returns(file, lines);
    }

    /** Takes the first character away. */
    List<Edit> mark() {
        return secret ? List.of() : List.of(new Edit(new Location(file, 1, 1), lines[0].substring(0, 1), ""));
    }

    /** The same of any text. */
    static List<Edit> returns(Path file, String[] lines) {
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < lines.length && lines.length <= MOST_LINES; i++) {
            if (lines[i].endsWith("\r")) {
                edits.add(new Edit(new Location(file, i + 1, lines[i].length()), "\r", ""));
            }
        }
        return edits;
    }
}
