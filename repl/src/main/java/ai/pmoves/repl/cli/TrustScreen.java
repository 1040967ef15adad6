package ai.pmoves.repl.cli;

import ai.pmoves.dsl.Reach;
import ai.pmoves.dsl.Reach.Does;
import ai.pmoves.dsl.Reach.Kind;
import ai.pmoves.repl.screen.Ink;
import ai.pmoves.repl.screen.Problems;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Table;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.trust.Approvals;
import ai.pmoves.repl.trust.Difference;
import ai.pmoves.repl.trust.Script;
import ai.pmoves.repl.trust.Trust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a runbook does, read from its text, and what has changed in it, for who decides whether to trust it. */
final class TrustScreen {
    private static final int EFFECTS = 12;
    private static final int CHANGES = 16;

    private final Screen screen;
    private final Ink ink;
    private final Problems problems;
    private final Trust trust;

    TrustScreen(Invocation invocation, Trust trust) {
        this.screen = invocation.err().screen();
        this.ink = new Ink(screen);
        this.problems = invocation.problems(screen);
        this.trust = trust;
    }

    /** Fits a screen of 24 lines where little has changed. */
    List<String> question(Approvals approvals) {
        List<String> lines = new ArrayList<>();
        lines.add("   It is code with your rights. What its text says that it does (nothing of it has run yet):");
        lines.addAll(effects(approvals, EFFECTS));
        lines.addAll(changes(approvals, CHANGES));
        return lines;
    }

    /** Everything, as it stands in the files. */
    List<String> texts(Approvals approvals) {
        List<String> lines = new ArrayList<>();
        for (Reach reach : foreign(approvals)) {
            lines.add(ink.strong("-- " + shown(reach.file())));
            add(reach.text(), lines);
        }
        for (Script script : foreign(approvals).stream()
                .flatMap(reach -> approvals.scripts(reach).stream())
                .distinct()
                .toList()) {
            lines.add(ink.strong("-- " + shown(script.file())) + (script.isThere() ? "" : " (not there yet)"));
            add(script.text(), lines);
        }
        return lines;
    }

    private void add(String text, List<String> lines) {
        trust.store().withoutSecrets(text).lines().map(Text::plain).forEach(lines::add);
    }

    /** What is no word of the language comes first: it can be anything. */
    List<String> effects(Approvals approvals, int most) {
        List<Row> rows = new ArrayList<>();
        for (Reach reach : foreign(approvals)) {
            boolean own = reach.file().equals(approvals.runbook().file());
            reach.does()
                    .forEach(does -> rows.add(new Row(own ? "" : reach.file().getFileName() + ":", does)));
        }
        List<Row> ordered = Stream.concat(
                        rows.stream().filter(row -> row.does().kind() == Kind.CODE),
                        rows.stream().filter(row -> row.does().kind() != Kind.CODE))
                .toList();
        List<String> lines = new ArrayList<>();
        if (ordered.isEmpty()) {
            lines.add("   nothing beyond its own log");
        } else {
            Table table = new Table(screen, "  STEP", "REACHES", "BY");
            ordered.stream().limit(most).forEach(row -> table.row(row.step(), reached(row), row.words(trust)));
            table.lines().forEach(line -> lines.add(" " + line));
        }
        if (ordered.size() > most) {
            lines.add("   " + ink.ellipsis() + " " + (ordered.size() - most) + " more");
        }
        lines.addAll(unnamed(ordered));
        List<String> others = approvals.files().stream()
                .flatMap(reach -> Stream.concat(reach.uses().stream(), reach.helpers().stream()))
                .distinct()
                .map(file -> shown(file) + (isAbsent(file, approvals) ? " (not there yet)" : ""))
                .toList();
        if (!others.isEmpty()) {
            lines.add("   with " + String.join(", ", others));
        }
        return lines;
    }

    private List<String> unnamed(List<Row> rows) {
        List<String> steps = rows.stream()
                .filter(row -> row.does().unnamed())
                .map(row -> row.step().strip())
                .distinct()
                .toList();
        return steps.isEmpty()
                ? List.of()
                : List.of("   " + ink.warn("starts what the text does not name, and an approval does not cover:") + " "
                        + String.join(", ", steps));
    }

    private static boolean isAbsent(Path file, Approvals approvals) {
        Script script = approvals.read().get(file);
        return script != null && !script.isThere();
    }

    private List<String> changes(Approvals approvals, int most) {
        List<String> changes = foreign(approvals).stream()
                .flatMap(reach -> new Difference(trust.store()).of(reach, approvals.scripts(reach)).stream())
                .map(Text::plain)
                .toList();
        if (changes.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("   Changed since it was approved:"));
        changes.stream()
                .limit(most)
                .forEach(line -> lines.add("   " + painted(Text.clip(line, screen.columns() - 3, ink.ellipsis()))));
        if (changes.size() > most) {
            lines.add("   " + ink.ellipsis() + " " + Text.count(changes.size() - most, "more line"));
        }
        return lines;
    }

    private String painted(String line) {
        return line.startsWith("+") ? ink.good(line) : line.startsWith("-") ? ink.bad(line) : ink.faint(line);
    }

    private String reached(Row row) {
        return row.does().kind() == Kind.CODE
                ? ink.bad("any code")
                : row.does().kind().word();
    }

    private String shown(Path file) {
        return Text.oneLine(problems.shown(file).toString());
    }

    /** What ships with pmoves is trusted: it is not what is decided about. */
    private static List<Reach> foreign(Approvals approvals) {
        return approvals.files().stream()
                .filter(reach -> !Trust.ships(reach.text()))
                .toList();
    }

    private record Row(String file, Does does) {
        String step() {
            return "  " + Text.oneLine(file + (does.step().isEmpty() ? "(before any step)" : does.step()));
        }

        String words(Trust trust) {
            return Text.oneLine(trust.store().withoutSecrets(does.words()));
        }
    }
}
