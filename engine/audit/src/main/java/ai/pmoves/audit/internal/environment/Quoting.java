package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Edit;
import ai.pmoves.audit.internal.environment.LineLoaders.Read;
import ai.pmoves.audit.internal.tree.Templates;
import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.List;

/** Puts a value with blanks in quotes, where that changes nothing for Compose. */
final class Quoting {
    private Quoting() {}

    /** None where a secret stands in a file that is no template: a diff shows the lines around. */
    static List<Edit> of(Path file, String text, Read read) {
        String line = text.split("\n", -1)[read.line() - 1];
        String rest = line.substring(read.column() - 1).stripTrailing();
        int comment = rest.indexOf(" #");
        String value = (comment < 0 ? rest : rest.substring(0, comment)).stripTrailing();
        boolean plain = !value.isEmpty()
                && !Character.isWhitespace(value.charAt(0))
                && "\"'`$\\".chars().noneMatch(c -> value.indexOf(c) >= 0);
        boolean secret = !Templates.isTemplate(file)
                && LineLoaders.shell(text).stream()
                        .anyMatch(one -> one.value() != null && SecretWords.isLiteral(one.name(), one.value()));
        return !plain || secret
                ? List.of()
                : List.of(
                        new Edit(new Location(file, read.line(), read.column()), "\""),
                        new Edit(new Location(file, read.line(), read.column() + value.length()), "\""));
    }
}
