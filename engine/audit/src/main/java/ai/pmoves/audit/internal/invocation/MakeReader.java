package ai.pmoves.audit.internal.invocation;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the lines of one file of a Makefile: what it sets, includes and defines, and the recipes of its rules. */
final class MakeReader {
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "^\\s*+(?:(?:export|override|private)\\s++)*+(?<name>[^\\s:#=?+!]++)\\s*+(?<kind>\\?=|:::?=|::=|:=|\\+=|!=|=)\\s*+(?<value>.*+)$",
            Pattern.DOTALL);
    private static final Pattern DEFINE =
            Pattern.compile("^\\s*+(?:(?:export|override)\\s++)*+define\\s++(?<name>[^\\s=:?+]++).*+$", Pattern.DOTALL);
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern INCLUDE =
            Pattern.compile("^\\s*+(?:-include|sinclude|include)\\s++(?<files>.*+)$", Pattern.DOTALL);

    /** More of them are no rule that anybody calls by its name. */
    private static final int MOST_TARGETS = 200;

    private final Source source;
    private final MakeVariables variables;
    private final Consumer<Recipe> recipes;
    private final Consumer<String> includes;
    private final MakeConditions conditions;
    /** The targets of the rule, with a blank between them. */
    private String unit = "";

    private boolean inRule;
    private int at;

    /** @param includes takes what stands behind {@code include}, with its variables in it */
    MakeReader(Source source, MakeVariables variables, Consumer<Recipe> recipes, Consumer<String> includes) {
        this.source = source;
        this.variables = variables;
        this.recipes = recipes;
        this.includes = includes;
        this.conditions = new MakeConditions(variables);
    }

    void read() {
        String text = source.text();
        while (at < text.length()) {
            int end = logicalEnd(at);
            if (text.charAt(at) == '\t' && inRule) {
                recipes.accept(new Recipe(source, unit, Mapped.of(text, at + 1, end), List.of()));
                at = end + 1;
            } else {
                int start = at;
                at = end + 1;
                directive(start, end);
            }
        }
    }

    private int logicalEnd(int from) {
        String text = source.text();
        int end = text.indexOf('\n', from);
        while (end > 0 && endsWithBackslash(end)) {
            end = text.indexOf('\n', end + 1);
        }
        return end < 0 ? text.length() : end;
    }

    private boolean endsWithBackslash(int end) {
        int last = end - 1;
        if (last >= 0 && source.text().charAt(last) == '\r') {
            last--;
        }
        int slashes = 0;
        while (last >= 0 && source.text().charAt(last) == '\\') {
            slashes++;
            last--;
        }
        return slashes % 2 == 1;
    }

    private void directive(int start, int end) {
        variables.at(source, start);
        String line = uncommented(source.text().substring(start, end)).replaceAll("\\\\\r?\n\\s*", " ");
        if (conditions.read(line) || line.isBlank()) {
            return;
        }
        boolean taken = conditions.taken();
        Matcher define = DEFINE.matcher(line);
        Matcher include = INCLUDE.matcher(line);
        Matcher assignment = ASSIGNMENT.matcher(line);
        if (define.matches()) {
            define(define.group("name"), taken);
        } else if (include.matches()) {
            inRule = false;
            if (taken) {
                includes.accept(include.group("files"));
            }
        } else if (assignment.matches()) {
            inRule = false;
            if (taken) {
                if (line.strip().startsWith("export")) {
                    variables.export(assignment.group("name"));
                }
                variables.assign(assignment.group("name"), assignment.group("kind"), assignment.group("value"));
            }
        } else if (line.strip().startsWith("export ")) {
            inRule = false;
            List.of(line.strip().substring(7).strip().split("\\s+")).forEach(variables::export);
        } else if (line.indexOf(':') > 0) {
            rule(start, line);
        }
    }

    private String uncommented(String line) {
        for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
            if (i == 0 || line.charAt(i - 1) != '\\') {
                return line.substring(0, i);
            }
        }
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private void rule(int start, String line) {
        int colon = line.indexOf(':');
        unit = MakeFunctions.words(variables.expand(line.substring(0, colon)))
                .limit(MOST_TARGETS)
                .collect(Collectors.joining(" "));
        inRule = true;
        int semicolon = line.indexOf(';', colon);
        boolean assigns = ASSIGNMENT.matcher(line.substring(colon + 1)).matches();
        int end = semicolon > 0 ? semicolon : line.length();
        String needs = line.substring(colon + 1, end).replace("|", " ");
        List<String> first = Stream.of(variables.expand(needs).strip().split("\\s+"))
                .filter(word -> TARGET.matcher(word).matches())
                .limit(MOST_TARGETS)
                .toList();
        if (!first.isEmpty() && !assigns && !unit.startsWith(".")) {
            recipes.accept(new Recipe(source, unit, Mapped.of(source.text(), start, start + 1), first));
        }
        if (semicolon > 0 && !assigns) {
            int stop = logicalEnd(start);
            int inText = source.text().indexOf(';', start);
            recipes.accept(new Recipe(source, unit, Mapped.of(source.text(), inText + 1, stop), List.of()));
        }
    }

    private void define(String name, boolean taken) {
        int start = at;
        String text = source.text();
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, end).strip();
            if (line.equals("endef") || line.startsWith("endef ")) {
                break;
            }
            at = end + 1;
        }
        if (taken) {
            variables.assign(name, "=", text.substring(start, Math.max(start, Math.min(at, text.length()) - 1)));
        }
        int end = text.indexOf('\n', Math.min(at, text.length()));
        at = end < 0 ? text.length() : end + 1;
        inRule = false;
    }
}
