package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Resolution;
import ai.pmoves.kernel.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The resolver's problems, told by their cause alone, so that they can be folded, and with a remedy that looks at the folder: which
 * template there is for a missing file, who defines a missing variable, under which other name it is known.
 */
final class Remedies {
    /** To be edited; what still holds it is told as a placeholder. */
    private static final String PLACEHOLDER = "change-me";

    private static final int KEYS = 6;

    private static final Pattern ENV_FILE = Pattern.compile("env file:? (?<path>.+?)(?: not found.*|: .*)?$");
    private static final Pattern REQUIRED =
            Pattern.compile("required variable (?<name>\\w+) is missing a value(?:: (?<text>.*))?$");

    private final Project project;
    private final Path here;
    private final List<EnvDefinition> definitions;
    private final VariablesFile variables;

    private Remedies(Project project, Path here) {
        this.project = project;
        this.here = here;
        this.definitions = EnvDefinition.in(project.directory());
        this.variables = new VariablesFile(project.directory().resolve(".env"), here);
    }

    static List<Problem> of(Resolution resolution, Options options) {
        if (resolution.project() == null) {
            return resolution.problems();
        }
        Remedies remedies = new Remedies(resolution.project(), pastedIn(resolution.project(), options));
        return BlankVariables.together(
                resolution.problems().stream().map(remedies::better).toList(),
                Examples.shown(remedies.here, remedies.variables.file()));
    }

    private static Path pastedIn(Project project, Options options) {
        return options.pastedIn() == null ? project.directory() : options.pastedIn();
    }

    private Problem better(Problem problem) {
        return switch (problem.code()) {
            case "compose.env-file-missing" -> envFile(problem);
            case "compose.required-variable" -> variable(problem);
            default -> problem;
        };
    }

    private Problem envFile(Problem problem) {
        Matcher found = ENV_FILE.matcher(problem.message());
        if (!found.find()) {
            return problem;
        }
        Path folder = project.directory();
        Path file = folder.resolve(found.group("path")).normalize();
        if (file.equals(variables.file())) {
            return said(problem, "The env file " + Examples.shown(folder, file) + " is not there", variables.made());
        }
        String fix = Examples.copyCommand(here, file)
                .map(copy -> copy + " && chmod 600 " + Examples.word(here, file))
                .orElseGet(() -> written(file));
        return said(problem, "The env file " + Examples.shown(folder, file) + " is not there", fix);
    }

    /** An empty file would only hide what is missing: what it should hold is known to who wrote the stack, and to its templates. */
    private String written(Path file) {
        String what = "write " + Examples.shown(here, file) + ", mode 600, with the keys that its services need";
        return definitions.stream()
                .filter(EnvDefinition::template)
                .filter(it -> Examples.resembles(it.where().file(), file))
                .collect(Collectors.groupingBy(
                        it -> it.where().file(),
                        TreeMap::new,
                        Collectors.mapping(EnvDefinition::variable, Collectors.toList())))
                .entrySet()
                .stream()
                .max(Comparator.comparingInt(template -> Examples.common(template.getKey(), file)))
                .map(template ->
                        what + ": " + some(template.getValue()) + " are in " + Examples.shown(here, template.getKey()))
                .orElse(what + "; or say {path: " + file.getFileName() + ", required: false}");
    }

    private static String some(List<String> keys) {
        int named = keys.size() <= KEYS + 1 ? keys.size() : KEYS;
        return String.join(", ", keys.subList(0, named))
                + (named == keys.size() ? "" : " and " + (keys.size() - named) + " more");
    }

    private Problem variable(Problem problem) {
        Matcher found = REQUIRED.matcher(problem.message());
        if (!found.find()) {
            return problem;
        }
        String name = found.group("name");
        String text = Optional.ofNullable(found.group("text")).orElse("");
        boolean telling = !text.isBlank() && !text.matches("\\Q" + name + "\\E (is )?(not set|missing|required)");
        List<String> known = new ArrayList<>();
        if (telling) {
            known.add(text);
        }
        definition(name).ifPresent(known::add);
        alias(name).ifPresent(known::add);
        String message = "The required variable " + name + " has no value"
                + (known.isEmpty() ? "" : " (" + String.join("; ", known) + ")");
        String fix = Generated.value(name)
                .map(value -> variables.generated(name, value))
                .orElseGet(() -> variables.with(name, PLACEHOLDER));
        return said(problem, message, fix);
    }

    private Optional<String> definition(String name) {
        return definitions.stream()
                .filter(it -> it.variable().equals(name))
                .findFirst()
                .map(it -> Examples.shown(here, it.where().file())
                        + ":" + it.where().line() + " has it"
                        + (it.blank()
                                ? ", but blank"
                                : it.template() ? " as an example" : ", but is not read for this"));
    }

    private Optional<String> alias(String name) {
        return Aliases.of(name)
                .flatMap(other -> definitions.stream()
                        .filter(it -> it.variable().equals(other) && !it.blank())
                        .map(it -> other + " is set at "
                                + Examples.shown(here, it.where().file()) + ":"
                                + it.where().line()))
                .findFirst();
    }

    private static Problem said(Problem problem, String message, String fix) {
        return problem.saying(message).fix(fix);
    }
}
