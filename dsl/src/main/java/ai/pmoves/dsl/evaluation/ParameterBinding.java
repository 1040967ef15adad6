package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.Runbooks.Parameter;
import ai.pmoves.dsl.language.Parameters;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.Spelling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From what was typed to values of the declared types; every unknown, missing and invalid one is reported at once. */
final class ParameterBinding {
    private final Secrets secrets;
    private final Path typedFrom;
    private final Path project;
    private final Path runbookFolder;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param typedFrom what typed paths are relative to
     * @param project what default paths are relative to; the runbook's folder is tried next
     */
    ParameterBinding(Secrets secrets, Path typedFrom, Path project, Path runbookFolder) {
        this.secrets = secrets;
        this.typedFrom = typedFrom;
        this.project = project;
        this.runbookFolder = runbookFolder;
    }

    /** @throws PmovesException (usage, or secret where only secrets are missing) with everything that is wrong */
    Parameters bind(List<Parameter> declared, Map<String, String> typed, @Nullable Location where) {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        for (Parameter parameter : declared) {
            if (byName.put(parameter.name(), parameter) != null) {
                problem("dsl.duplicate-parameter", "parameter '" + parameter.name() + "' is declared twice", null);
            }
        }
        unknown(byName.keySet(), typed);
        Map<String, Object> values = new LinkedHashMap<>();
        byName.values().forEach(parameter -> {
            Object value = value(parameter, typed.get(parameter.name()));
            if (value != null) {
                values.put(parameter.name(), value);
            }
        });
        if (!problems.isEmpty()) {
            boolean onlySecrets =
                    problems.stream().allMatch(problem -> problem.code().equals("dsl.secret-missing"));
            throw new PmovesException(
                    onlySecrets ? ExitCode.SECRET : ExitCode.USAGE,
                    problems.stream().map(problem -> problem.at(where)).toList());
        }
        return new Parameters(byName, values, (name, value) -> {});
    }

    /** @throws PmovesException (usage) where something was typed for a parameter that there is not */
    void demandKnown(Set<String> known, Map<String, String> typed, @Nullable Location where) {
        unknown(known, typed);
        if (!problems.isEmpty()) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    problems.stream().map(problem -> problem.at(where)).toList());
        }
    }

    private void unknown(Set<String> known, Map<String, String> typed) {
        for (String name : typed.keySet()) {
            if (!known.contains(name)) {
                problem(
                        "dsl.unknown-parameter",
                        "there is no parameter '" + name + "'" + Spelling.hint(name, known),
                        known.isEmpty() ? "it takes none" : "it takes " + String.join(", ", known));
            }
        }
    }

    private @Nullable Object value(Parameter parameter, @Nullable String typed) {
        String text = typed == null ? parameter.byDefault() : typed;
        if (parameter.type().equals("secret")) {
            return secret(parameter, typed);
        }
        if (text == null) {
            if (parameter.required()) {
                wanting(
                        "dsl.missing-parameter",
                        "parameter '" + parameter.name() + "' is missing" + explained(parameter),
                        parameter,
                        example(parameter));
            }
            return null;
        }
        try {
            return switch (parameter.type()) {
                case "number" -> Long.valueOf(text.trim());
                case "flag" -> flag(text);
                case "directory", "file" -> path(parameter, text, typed != null);
                case "choice" -> choice(parameter, text);
                case "duration" -> Durations.parse(text);
                default -> text;
            };
        } catch (IllegalArgumentException e) {
            String reason = e instanceof NumberFormatException ? "'" + text + "' is no whole number" : e.getMessage();
            String message = "parameter '" + parameter.name() + "': " + reason;
            if (typed == null && parameter.type().equals("choice")) {
                problem("dsl.invalid-parameter", message, "a byDefault that is among them");
            } else {
                wanting("dsl.invalid-parameter", message, parameter, near(parameter, text));
            }
            return null;
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true", "yes", "on", "" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    private static String choice(Parameter parameter, String text) {
        if (!parameter.choices().contains(text)) {
            throw new IllegalArgumentException("'" + text + "' is none of " + String.join(", ", parameter.choices())
                    + Spelling.hint(text, parameter.choices()));
        }
        return text;
    }

    private Path path(Parameter parameter, String text, boolean wasTyped) {
        boolean folder = parameter.type().equals("directory");
        List<Path> places = wasTyped
                ? List.of(typedFrom.resolve(text))
                : List.of(project.resolve(text), runbookFolder.resolve(text));
        for (Path place : places) {
            if (folder ? Files.isDirectory(place) : Files.isRegularFile(place)) {
                return place.toAbsolutePath().normalize();
            }
        }
        throw new IllegalArgumentException(
                "there is no " + parameter.type() + " " + places.get(0).normalize());
    }

    private @Nullable Secret secret(Parameter parameter, @Nullable String typed) {
        if (typed != null && !typed.startsWith("env:") && !typed.startsWith("file:")) {
            problem(
                    "dsl.secret-typed",
                    "parameter '" + parameter.name() + "' is a secret: others can read a command line",
                    "-p " + parameter.name() + "=env:NAME or file:PATH");
            return null;
        }
        try {
            return typed == null
                    ? secrets.named(
                            parameter.name().toUpperCase(java.util.Locale.ROOT).replace('-', '_'))
                    : secrets.from(parameter.name(), typed, typedFrom);
        } catch (PmovesException e) {
            if (parameter.required() || typed != null) {
                e.problems().forEach(problem -> problem(problem.code(), problem.message(), problem.fix()));
            }
            return null;
        }
    }

    private static String near(Parameter parameter, String text) {
        return Spelling.near(text, parameter.choices()).stream().findFirst().orElse(example(parameter));
    }

    private static String explained(Parameter parameter) {
        return parameter.about().isBlank() ? "" : ": " + parameter.about();
    }

    private static String example(Parameter parameter) {
        return switch (parameter.type()) {
            case "number" -> "3";
            case "flag" -> "true";
            case "choice" -> String.join("|", parameter.choices());
            case "duration" -> "90s";
            case "directory" -> "FOLDER";
            case "file" -> "FILE";
            default -> "TEXT";
        };
    }

    /** About the parameter and a value that it could have. */
    private void wanting(String code, String message, Parameter parameter, String value) {
        problems.add(Problem.error(code, message)
                .fix("-p " + parameter.name() + "=" + value)
                .about(parameter.name(), value));
    }

    private void problem(String code, String message, @Nullable String fix) {
        problems.add(Problem.error(code, message).fix(fix));
    }
}
