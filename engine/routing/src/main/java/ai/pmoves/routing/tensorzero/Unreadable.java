package ai.pmoves.routing.tensorzero;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import ai.pmoves.routing.internal.migrate.Migrator;
import ai.pmoves.workspace.toml.Toml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Of what makes a text no TOML, the causes. A name with a value and a table, as guides have it for {@code variants}, is told by a
 * parser once for each table, and then for each key that it takes for another table's.
 */
final class Unreadable {
    private static final Pattern TWICE =
            Pattern.compile("toml: (.+) is not a table \\(previously defined at line (\\d+), column (\\d+)\\)");
    private static final Pattern FOLLOWS = Pattern.compile("toml: .+ previously defined at line \\d+, column \\d+");

    private final Path path;
    private final List<String> lines;
    private final Map<String, Problem> causes = new LinkedHashMap<>();
    /** Headers that open no table, by their lines. */
    private final Set<Integer> closed = new HashSet<>();

    private final String fix;

    private Unreadable(Path path, String text) {
        this.path = path;
        this.lines = text.lines().toList();
        String migrated = Migrator.migrate(path, text, false, name -> null, (where, what) -> {});
        this.fix = Toml.read(path, migrated).root() == null
                ? "take the value out: the table says it"
                : "take the value out, or have all of it written anew: pmoves routing migrate";
    }

    /** @param errors of the parser, in its order */
    static List<Problem> causes(Path path, String text, List<Problem> errors) {
        if (errors.stream().noneMatch(error -> TWICE.matcher(error.message()).matches())) {
            return errors;
        }
        Unreadable unreadable = new Unreadable(path, text);
        List<Problem> others = new ArrayList<>();
        errors.forEach(error -> unreadable.take(error, others));
        others.addAll(0, unreadable.causes.values());
        return others;
    }

    private void take(Problem error, List<Problem> others) {
        Location where = error.where();
        int line = where == null ? 0 : where.line();
        Matcher twice = TWICE.matcher(error.message());
        if (twice.matches()) {
            closed.add(line);
            causes.putIfAbsent(twice.group(1), cause(twice, line));
        } else if (!(FOLLOWS.matcher(error.message()).matches() && closed.contains(header(line)))) {
            others.add(error);
        }
    }

    private Problem cause(Matcher twice, int line) {
        return Problem.error(
                        "toml.syntax", "toml: " + twice.group(1) + " has a value here, and is a table in line " + line)
                .at(new Location(path, Integer.parseInt(twice.group(2)), Integer.parseInt(twice.group(3))))
                .fix(fix);
    }

    /** The line of the header that a line stands under. */
    private int header(int line) {
        int at = Math.min(line, lines.size());
        while (at > 0 && !lines.get(at - 1).stripLeading().startsWith("[")) {
            at--;
        }
        return at;
    }
}
