package ai.pmoves.dsl.evaluation;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.VariableReading;
import ai.pmoves.audit.VariableReadings;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Resolution;
import ai.pmoves.compose.Service;
import ai.pmoves.dsl.Runbooks.Parameter;
import ai.pmoves.dsl.Session.Origin;
import ai.pmoves.dsl.language.Stack;
import ai.pmoves.dsl.language.StackService;
import ai.pmoves.dsl.language.Surroundings;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.SecretNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where what a session knows came from: a line that was typed, the step that took it along, a parameter, a variable of the
 * environment, a line of the stack's files. Reads expressions as they are written; evaluates nothing.
 *
 * @param typed the lines that declared variables, by variable
 * @param taken the variables that the step took along
 * @param step where the step stands; null where the session is at none
 */
record Origins(
        Surroundings around,
        Map<String, Typed> typed,
        Map<String, ?> taken,
        @Nullable Location step,
        @Nullable Stack stack) {
    private static final int DEEPEST = 5;
    private static final Pattern READ = Pattern.compile(
            "(?s)(params\\.\\w+|output|env|secret|platform\\.setting|platform\\.fact)\\s*\\(\\s*['\"]([^'\"]+)['\"].*");
    private static final Pattern OF_SERVICE =
            Pattern.compile("(?s)stack\\.service\\s*\\(\\s*['\"]([^'\"]+)['\"]\\s*\\)\\.(\\w+).*");
    private static final Pattern NAME = Pattern.compile("(?s)\\s*([A-Za-z_]\\w*)\\b.*");
    private static final Pattern DECLARATION = Pattern.compile("(?s)\\s*[A-Za-z_][\\w.<>, ]*\\s+\\w+\\s*=\\s*(.+)");

    /** A line of this session. */
    record Typed(int number, String text) {}

    /** The expression's own origins first, then those of what it holds. */
    List<Origin> of(String expression, @Nullable Object value) {
        List<Origin> origins = new ArrayList<>();
        from(expression.strip(), 0, origins);
        if (value instanceof StackService service) {
            service(service, origins);
        } else if (value instanceof Stack all) {
            all.project().files().forEach(file -> origins.add(new Origin("", "", "compose file " + shown(file))));
            all.project()
                    .services()
                    .keySet()
                    .forEach(name -> place(all.project(), "services." + name)
                            .ifPresent(where -> origins.add(new Origin("service " + name, "", where))));
        }
        return origins;
    }

    /** From the outside in: what a variable was declared with is looked at in turn. */
    private void from(String expression, int depth, List<Origin> origins) {
        Matcher read = READ.matcher(expression);
        Matcher field = OF_SERVICE.matcher(expression);
        Matcher name = NAME.matcher(expression);
        if (read.matches()) {
            origins.add(new Origin("", "", read(read.group(1), read.group(2))));
        } else if (field.matches() && stack != null) {
            place(stack.project(), "services." + field.group(1) + "." + field.group(2))
                    .ifPresent(where -> origins.add(new Origin("", "", where)));
        } else if (name.matches()) {
            variable(name.group(1), depth, origins);
        }
    }

    private void variable(String name, int depth, List<Origin> origins) {
        Typed line = typed.get(name);
        if (line != null) {
            origins.add(new Origin(
                    "", "", "line " + line.number() + ": " + line.text().strip()));
            Matcher declaration = DECLARATION.matcher(line.text());
            if (depth < DEEPEST && declaration.matches()) {
                from(declaration.group(1).strip(), depth + 1, origins);
            }
        } else if (taken.containsKey(name)) {
            origins.add(new Origin("", "", "taken along by the step" + (step == null ? "" : ", " + shown(step))));
        }
    }

    private String read(String word, String name) {
        if (word.startsWith("params.")) {
            return around.parameters().declared(name).map(this::parameter).orElse("parameter '" + name + "'");
        }
        return switch (word) {
            case "output" -> "output of step '" + name + "'";
            case "env" -> "environment variable " + name;
            case "secret" ->
                around.environment().containsKey(name) || !around.environment().containsKey(name + "_FILE")
                        ? "secret " + name + ", environment variable " + name
                        : "secret " + name + ", file " + around.environment().get(name + "_FILE");
            default ->
                word.replace("platform.", "") + " '" + name + "' of platform "
                        + around.platform().name();
        };
    }

    private String parameter(Parameter parameter) {
        String about = parameter.about().isEmpty() ? "" : " (" + parameter.about() + ")";
        String given = around.parameters().asText().get(parameter.name());
        boolean same = given != null && given.equals(parameter.byDefault());
        return "parameter '" + parameter.name() + "'" + about + ", "
                + (same || given == null ? "its default" : "given, not its default " + parameter.byDefault());
    }

    private void service(StackService thing, List<Origin> origins) {
        Project project = thing.stack().project();
        Service service = thing.model();
        String path = "services." + service.name();
        place(project, path).ifPresent(where -> origins.add(new Origin("", "", where)));
        service.definition().fieldNames().forEachRemaining(field -> {
            if (!field.equals("environment") && project.sources().containsKey(path + "." + field)) {
                place(project, path + "." + field).ifPresent(where -> origins.add(new Origin(field, "", where)));
            }
        });
        new TreeMap<String, @Nullable String>(service.environment()).forEach((key, value) -> {
            String where = project.sources().containsKey(path + ".environment." + key)
                    ? place(project, path + ".environment." + key).orElse("")
                    : envFile(project, key);
            origins.add(
                    new Origin("environment." + key, SecretNames.matches(key) ? "***" : String.valueOf(value), where));
        });
    }

    private String envFile(Project project, String key) {
        Target target = Target.around(new Resolution(project, List.of()));
        return VariableReadings.of(target, around.environment(), key).stream()
                .filter(reading -> reading.loader().equals("env_file"))
                .map(VariableReading::from)
                .findFirst()
                .orElse("");
    }

    private Optional<String> place(Project project, String path) {
        return project.where(path).map(this::shown);
    }

    private String shown(Location where) {
        return shown(where.file()) + (where.line() == 0 ? "" : ":" + where.line());
    }

    /** What pmoves made for a platform is no file that a person would look for. */
    private String shown(Path file) {
        Path folder = file.getParent();
        if (folder != null && folder.endsWith("overlays")) {
            return "overlay of platform " + around.platform().name() + ", " + file;
        }
        Path here = around.workingDirectory();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }

    /** Which lines declared or changed which variables. */
    static final class Lines {
        private final Map<String, Typed> typed = new LinkedHashMap<>();

        void took(Typed line, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
            after.forEach((name, value) -> {
                if (!before.containsKey(name) || before.get(name) != value) {
                    typed.put(name, line);
                }
            });
        }

        Map<String, Typed> byVariable() {
            return Map.copyOf(typed);
        }
    }
}
