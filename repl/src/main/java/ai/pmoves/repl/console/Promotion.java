package ai.pmoves.repl.console;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.SecretNames;
import ai.pmoves.kernel.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session's good lines as a runbook: what acted becomes steps, what they use comes along, written literals become parameters. */
final class Promotion {
    private static final Pattern DECLARATION =
            Pattern.compile("(?s)\\s*(?:def|String|int|boolean)\\s+(\\w+)\\s*=\\s*(.+?)\\s*;?\\s*");
    private static final Pattern TEXT = Pattern.compile("'[^'\\\\\n]*'|\"[^\"\\\\$\n]*\"");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

    private final Desk desk;
    private final Seat seat;

    Promotion(Desk desk) {
        this.desk = desk;
        this.seat = desk.seat();
    }

    /** @param rest a file, and optionally which lines: {@code fix.groovy 3-9} */
    void promote(String rest) throws IOException {
        String[] words = rest.split("\\s+");
        if (rest.isEmpty() || words.length > 2 || !words[0].endsWith(".groovy")) {
            throw refused("which file? :promote NAME.groovy [FROM-TO]", null);
        }
        Path file = seat.directory().resolve(words[0]).normalize();
        if (Files.exists(file)) {
            throw refused(words[0] + " is there already, and nothing is replaced", ":promote another name");
        }
        String text = text(file, chosen(words.length == 2 ? words[1] : ""));
        List<Problem> mistakes = seat.runbooks().lint(file, text).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (!mistakes.isEmpty()) {
            throw unfit(mistakes, text, file);
        }
        int steps;
        try {
            steps = seat.sessions().plan(file, Map.of(), text).steps().size();
        } catch (PmovesException e) {
            throw unfit(e.problems(), text, file);
        }
        Files.writeString(file, text);
        seat.sessions().written(file);
        seat.err()
                .line("written: " + words[0] + ", lint ok, " + steps + (steps == 1 ? " step" : " steps")
                        + "; pmoves plan " + words[0] + " says what it would do");
    }

    private List<Transcript.Entry> chosen(String range) {
        Matcher bounds = RANGE.matcher(range);
        if (!range.isEmpty() && !bounds.matches()) {
            throw refused("'" + range + "' are no lines", ":promote NAME.groovy 3-9; :transcript shows the numbers");
        }
        int from = range.isEmpty() ? 0 : Integer.parseInt(bounds.group(1));
        int to = range.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(bounds.group(2));
        return desk.transcript().good().stream()
                .filter(entry -> from <= entry.line().number() && entry.line().number() <= to)
                .toList();
    }

    private String text(Path file, List<Transcript.Entry> lines) {
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
                    declared.put(declaration.group(1), value(declaration.group(1), declaration.group(2), parameters));
                }
                continue;
            }
            String name = entry.line().acting() + "-" + entry.line().number();
            steps.add(step(name, before, line, declared));
            before = name;
        }
        if (steps.isEmpty()) {
            throw refused(
                    "none of these lines acted and came to a good end: there is nothing to be a step", ":transcript");
        }
        String body = String.join("\n", steps);
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.groovy$", "");
        StringBuilder text = new StringBuilder("runbook('" + name + "') {\n    about 'what was done at the prompt'\n");
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
            text.append("\n    def stack = compose('").append(seat.directory()).append("')\n");
        }
        return text.append('\n').append(body).append("}\n").toString();
    }

    private static String step(String name, String before, String line, Map<String, String> declared) {
        StringBuilder step = new StringBuilder("    step('" + name + "') {\n");
        if (!before.isEmpty()) {
            step.append("        needs '").append(before).append("'\n");
        }
        step.append("        action {\n");
        used(line, declared)
                .forEach(variable -> step.append("            def ")
                        .append(variable)
                        .append(" = ")
                        .append(declared.get(variable))
                        .append('\n'));
        line.lines().forEach(part -> step.append("            ").append(part).append('\n'));
        return step.append("        }\n    }\n").toString();
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
    private static String value(String name, String expression, Map<String, String> parameters) {
        if (SecretNames.matches(name.toUpperCase(java.util.Locale.ROOT))
                && TEXT.matcher(expression).matches()) {
            return "secret('" + name.toUpperCase(java.util.Locale.ROOT) + "')";
        }
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

    private PmovesException unfit(List<Problem> problems, String text, Path file) {
        seat.err().lines(new LineProblems(seat.err().screen(), seat.problems()).lines(problems, text, file::equals));
        return refused("these lines make no runbook as they are: nothing was written", ":promote NAME.groovy FROM-TO");
    }

    private static PmovesException refused(String message, @org.jspecify.annotations.Nullable String fix) {
        return new PmovesException(
                ExitCode.USAGE, Problem.error("console.promote", message).fix(fix));
    }
}
