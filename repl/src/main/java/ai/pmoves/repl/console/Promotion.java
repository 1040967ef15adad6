package ai.pmoves.repl.console;

import ai.pmoves.dsl.evaluation.ProjectFolder;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.SecretNames;
import ai.pmoves.kernel.Severity;
import ai.pmoves.repl.screen.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session's good lines as a runbook: what acted becomes steps, what they use comes along, written literals become parameters,
 * what was seen to hold becomes checks.
 */
final class Promotion {
    private static final Pattern DECLARATION =
            Pattern.compile("(?s)\\s*(?:def|String|int|boolean)\\s+(\\w+)\\s*=\\s*(.+?)\\s*;?\\s*");
    private static final Pattern TEXT = Pattern.compile("'[^'\\\\\n]*'|\"[^\"\\\\$\n]*\"");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern TYPED =
            Pattern.compile("(\\S+\\.groovy)(?:\\s+(?!to\\b)(\\S+))?(?:\\s+to branch (\\S+))?");
    private static final String AGAIN = ":promote another name";
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

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
        if (typed.group(3) != null) {
            String commit =
                    new Branch(seat.directory()).commit(file, typed.group(3), "Runbook " + name + ", from a session");
            seat.err().line("committed " + commit + " to branch " + typed.group(3) + "; what is checked out stays");
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

    /** What acted and was said again later counts once, where it was said last. */
    private static List<Transcript.Entry> withoutSuperseded(List<Transcript.Entry> lines) {
        List<Transcript.Entry> kept = new ArrayList<>();
        Set<String> later = new HashSet<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Transcript.Entry entry = lines.get(i);
            if (entry.line().acting() == null || later.add(entry.line().text().strip())) {
                kept.add(0, entry);
            }
        }
        return kept;
    }

    private String text(Path file, List<Transcript.Entry> lines, Observed observed) {
        Map<String, String> declared = new LinkedHashMap<>();
        List<String> steps = new ArrayList<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        String before = "";
        for (Transcript.Entry entry : lines) {
            String line = entry.line().text().strip();
            Matcher declaration = DECLARATION.matcher(line);
            if (entry.line().acting() == null) {
                if (declaration.matches()) {
                    declared.remove(declaration.group(1)); // the later one counts
                    declared.put(
                            declaration.group(1),
                            value(entry.line().number(), declaration.group(1), declaration.group(2), parameters));
                }
                continue;
            }
            demandNoSecret(entry.line().number(), line);
            String name = entry.line().acting() + "-" + entry.line().number();
            steps.add(step(name, before, line, observed.of(entry), declared));
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
        StringBuilder text =
                new StringBuilder("runbook(" + quoted(name) + ") {\n    about 'what was done at the prompt'\n");
        parameters.keySet().removeIf(parameter -> !body.contains("('" + parameter + "')"));
        if (!parameters.isEmpty()) {
            text.append("\n    params {\n");
            parameters
                    .values()
                    .forEach(parameter ->
                            text.append("        ").append(parameter).append('\n'));
            text.append("    }\n");
        }
        if (body.matches("(?s).*\\bstack\\b.*")) {
            text.append("\n    def stack = compose(")
                    .append(quoted(stack(file)))
                    .append(")\n");
        }
        return text.append('\n').append(body).append("}\n").toString();
    }

    /** Where the compose files are, for whoever has the project in another place. */
    private String stack(Path file) {
        Path project = ProjectFolder.of(file);
        Path here = seat.directory();
        return here.equals(project)
                ? "."
                : here.startsWith(project) ? project.relativize(here).toString() : here.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String step(
            String name, String before, String line, Observed.Of observed, Map<String, String> declared) {
        StringBuilder step = new StringBuilder("    step('" + name + "') {\n");
        if (!before.isEmpty()) {
            step.append("        needs '").append(before).append("'\n");
        }
        block(step, "check", String.join(" && ", observed.checks()), declared);
        block(step, "action", line, declared);
        block(step, "verify", String.join(" && ", observed.verifies()), declared);
        return step.append("    }\n").toString();
    }

    private static void block(StringBuilder step, String word, String body, Map<String, String> declared) {
        if (body.isEmpty()) {
            return;
        }
        step.append("        ").append(word).append(" {\n");
        used(body, declared)
                .forEach(variable -> step.append("            def ")
                        .append(variable)
                        .append(" = ")
                        .append(declared.get(variable))
                        .append('\n'));
        body.lines().forEach(part -> step.append("            ").append(part).append('\n'));
        step.append("        }\n");
    }

    /** What the line uses, and what that uses, in the order in which it was declared. */
    private static List<String> used(String line, Map<String, String> declared) {
        List<String> used = new ArrayList<>();
        String wanted = line;
        List<String> names = new ArrayList<>(declared.keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            if (wanted.matches("(?s).*\\b" + names.get(i) + "\\b.*")) {
                used.add(0, names.get(i));
                wanted += " " + declared.get(names.get(i));
            }
        }
        return used;
    }

    /** A literal becomes a parameter; one with a secret's name a reference to it, never its text. */
    private String value(int line, String name, String expression, Map<String, String> parameters) {
        if (TEXT.matcher(expression).matches()) {
            String text = expression.substring(1, expression.length() - 1);
            Optional<Secret> known = SecretNames.guess(seat.environment()).stream()
                    .filter(secret -> secret.reveal().equals(text) && SecretNames.matches(secret.name()))
                    .findFirst();
            if (known.isPresent()) {
                return "secret('" + known.get().name() + "')";
            }
        }
        if (SecretNames.matches(name.toUpperCase(java.util.Locale.ROOT))
                && TEXT.matcher(expression).matches()) {
            return "secret('" + name.toUpperCase(java.util.Locale.ROOT) + "')";
        }
        demandNoSecret(line, expression);
        if (TEXT.matcher(expression).matches()) {
            parameters.put(name, "text '" + name + "', byDefault: " + expression);
            return "params.text('" + name + "')";
        }
        if (NUMBER.matcher(expression).matches()) {
            parameters.put(name, "number '" + name + "', byDefault: " + expression);
            return "params.number('" + name + "')";
        }
        return expression;
    }

    private void demandNoSecret(int number, String text) {
        if (!desk.safe(text).equals(text)) {
            throw refused(
                    "line " + number + " has a secret in its text, and a runbook is no place for one",
                    "say it with secretEnv: [NAME: secret('NAME')], then :promote NAME.groovy FROM-TO");
        }
    }

    private PmovesException unfit(List<Problem> problems, String text, Path file) {
        seat.err().lines(new LineProblems(seat.err().screen(), seat.problems()).lines(problems, text, file::equals));
        return refused("these lines make no runbook as they are: nothing was written", ":promote NAME.groovy FROM-TO");
    }

    private static PmovesException refused(String message, @org.jspecify.annotations.Nullable String fix) {
        return new PmovesException(
                ExitCode.USAGE, Problem.error("console.promote", message).fix(fix));
    }
}
