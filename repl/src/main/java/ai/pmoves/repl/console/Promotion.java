package ai.pmoves.repl.console;

import ai.pmoves.dsl.GroovyLiteral;
import ai.pmoves.dsl.evaluation.ProjectFolder;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import ai.pmoves.repl.screen.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session's good lines as a runbook: what acted becomes steps, what they use comes along, written literals become parameters,
 * what was seen to hold becomes checks.
 */
final class Promotion {
    private static final Pattern TYPED =
            Pattern.compile("(\\S+\\.groovy)(?:\\s+(?!to\\b)(\\S+))?(?:\\s+to branch (\\S+))?");
    private static final String AGAIN = ":promote another name";
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

    private final Desk desk;
    private final Seat seat;

    Promotion(Desk desk) {
        this.desk = desk;
        this.seat = desk.seat();
    }

    /** @param rest a file, and optionally which lines, and a branch: {@code fix.groovy 3-9 to branch fix/dns} */
    void promote(String rest) throws IOException, InterruptedException {
        Matcher typed = TYPED.matcher(rest);
        if (!typed.matches()) {
            throw refused("which file? :promote NAME.groovy [FROM-TO] [to branch NAME]", null);
        }
        String name = typed.group(1);
        Path file = seat.directory().resolve(name).normalize();
        OwnFile.demandNew(file, name, AGAIN);
        String branch = typed.group(3);
        if (branch != null) {
            new Branch(seat.directory()).demandNew(branch);
        }
        List<Transcript.Entry> lines = chosen(typed.group(2) == null ? "" : typed.group(2));
        String text = fitting(file, lines);
        int steps;
        try {
            steps = seat.sessions().plan(file, Map.of(), text).steps().size();
        } catch (PmovesException e) {
            throw unfit(e.problems(), text, file);
        }
        OwnFile.create(seat.directory(), name, text, AGAIN);
        seat.sessions().written(file);
        seat.err()
                .line("written: " + name + ", lint ok, " + Text.count(steps, "step") + "; pmoves plan " + name
                        + " says what it would do");
        if (branch != null) {
            String commit = new Branch(seat.directory()).commit(file, branch, "Runbook " + name + ", from a session");
            seat.err().line("committed " + commit + " to branch " + branch + "; what is checked out stays");
        }
    }

    /** With the checks that were observed; without them where they are nothing that a runbook could say. */
    private String fitting(Path file, List<Transcript.Entry> lines) {
        String checked = text(file, lines, Observed.in(lines));
        if (mistakes(file, checked).isEmpty()) {
            return checked;
        }
        String plain = text(file, lines, Observed.NOTHING);
        List<Problem> mistakes = mistakes(file, plain);
        if (!mistakes.isEmpty()) {
            throw unfit(mistakes, plain, file);
        }
        return plain;
    }

    private List<Problem> mistakes(Path file, String text) {
        return seat.runbooks().lint(file, text).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private List<Transcript.Entry> chosen(String range) {
        Matcher bounds = RANGE.matcher(range);
        if (!range.isEmpty() && !bounds.matches()) {
            throw refused("'" + range + "' are no lines", ":promote NAME.groovy 3-9; :transcript shows the numbers");
        }
        int from = range.isEmpty() ? 0 : Integer.parseInt(bounds.group(1));
        int to = range.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(bounds.group(2));
        return withoutSuperseded(desk.transcript().good().stream()
                .filter(entry -> from <= entry.line().number() && entry.line().number() <= to)
                .toList());
    }

    /** What acted and was said again later, of the same values, counts once, where it was said last. */
    private static List<Transcript.Entry> withoutSuperseded(List<Transcript.Entry> lines) {
        List<Transcript.Entry> kept = new ArrayList<>();
        Set<List<Object>> later = new HashSet<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Transcript.Entry entry = lines.get(i);
            if (entry.line().acting() == null || later.add(said(entry))) {
                kept.add(0, entry);
            }
        }
        return kept;
    }

    private static List<Object> said(Transcript.Entry entry) {
        String text = entry.line().text().strip();
        List<Object> said = new ArrayList<>(List.of(text));
        Followed.used(text, entry.before())
                .forEach(name -> said.add(String.valueOf(entry.before().of(name))));
        return said;
    }

    private String text(Path file, List<Transcript.Entry> lines, Observed observed) {
        RunbookSecrets secrets = new RunbookSecrets(desk);
        Followed followed = new Followed(desk.transcript().entries(), secrets);
        List<Transcript.Entry> acting =
                lines.stream().filter(entry -> entry.line().acting() != null).toList();
        acting.forEach(entry -> bodies(entry, observed).forEach(body -> followed.uses(entry, body)));
        List<String> steps = new ArrayList<>();
        String before = "";
        for (Transcript.Entry entry : acting) {
            bodies(entry, observed)
                    .forEach(body -> secrets.demandNone(entry.line().number(), body));
            String name = entry.line().acting() + "-" + entry.line().number();
            steps.add(step(name, before, entry, observed.of(entry), followed));
            before = name;
        }
        if (steps.isEmpty()) {
            throw refused(
                    "none of these lines acted and came to a good end: there is nothing to be a step", ":transcript");
        }
        String body = String.join("\n", steps);
        String name = String.valueOf(file.getFileName())
                .replaceFirst("\\.groovy$", "")
                .replaceAll("[^\\w.-]+", "-");
        StringBuilder text = new StringBuilder(
                "runbook(" + GroovyLiteral.text(name) + ") {\n    about 'what was done at the prompt'\n");
        Map<String, String> parameters = followed.parameters();
        if (!parameters.isEmpty()) {
            text.append("\n    params {\n");
            parameters
                    .values()
                    .forEach(parameter ->
                            text.append("        ").append(parameter).append('\n'));
            text.append("    }\n");
        }
        if (body.matches("(?s).*\\bstack\\b.*")) {
            text.append("\n    def stack = ").append(stack(file, acting)).append('\n');
        }
        return text.append('\n').append(body).append("}\n").toString();
    }

    private static List<String> bodies(Transcript.Entry entry, Observed observed) {
        Observed.Of seen = observed.of(entry);
        return List.of(
                String.join(" && ", seen.checks()), entry.line().text().strip(), String.join(" && ", seen.verifies()));
    }

    /** The stack that the lines were about, wherever its files are. */
    private static String stack(Path file, List<Transcript.Entry> acting) {
        Path project = ProjectFolder.of(file);
        List<String> said = acting.stream()
                .map(entry -> entry.session().composed(project))
                .distinct()
                .toList();
        if (said.size() > 1) {
            throw refused(
                    "these lines were about more than one stack: " + String.join(" and ", said),
                    ":promote NAME.groovy FROM-TO, for the lines about one of them");
        }
        return said.get(0);
    }

    private static String step(
            String name, String before, Transcript.Entry entry, Observed.Of observed, Followed followed) {
        StringBuilder step = new StringBuilder("    step('" + name + "') {\n");
        if (!before.isEmpty()) {
            step.append("        needs '").append(before).append("'\n");
        }
        block(step, "check", String.join(" && ", observed.checks()), entry, followed);
        block(step, "action", entry.line().text().strip(), entry, followed);
        block(step, "verify", String.join(" && ", observed.verifies()), entry, followed);
        return step.append("    }\n").toString();
    }

    private static void block(StringBuilder step, String word, String body, Transcript.Entry entry, Followed followed) {
        if (body.isEmpty()) {
            return;
        }
        step.append("        ").append(word).append(" {\n");
        followed.declarations(entry, body)
                .forEach((variable, value) -> step.append("            def ")
                        .append(variable)
                        .append(" = ")
                        .append(value)
                        .append('\n'));
        body.lines().forEach(part -> step.append("            ").append(part).append('\n'));
        step.append("        }\n");
    }

    private PmovesException unfit(List<Problem> problems, String text, Path file) {
        seat.err().lines(new LineProblems(seat.err().screen(), seat.problems()).lines(problems, text, file::equals));
        return refused("these lines make no runbook as they are: nothing was written", ":promote NAME.groovy FROM-TO");
    }

    static PmovesException refused(String message, @org.jspecify.annotations.Nullable String fix) {
        return new PmovesException(
                ExitCode.USAGE, Problem.error("console.promote", message).fix(fix));
    }
}
