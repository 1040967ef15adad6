package ai.pmoves.dsl.language;

import ai.pmoves.dsl.Runbooks.Parameter;
import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code params { }}: what a runbook can be told from outside. */
@Block("in params")
public final class ParamsWords {
    private final List<Parameter> declared = new ArrayList<>();

    /** What was declared, in order; a name may stand twice. */
    public List<Parameter> declared() {
        return List.copyOf(declared);
    }

    @Word("A text.")
    public void text(String name) {
        text(Map.of(), name);
    }

    @Word("A text.")
    public void text(
            @NamedParam(value = "about", type = String.class)
                    @NamedParam(value = "byDefault", type = String.class)
                    @NamedParam(value = "required", type = Boolean.class)
                    Map<String, Object> options,
            String name) {
        declare("text", name, options, List.of());
    }

    @Word("A whole number.")
    public void number(String name) {
        number(Map.of(), name);
    }

    @Word("A whole number.")
    public void number(
            @NamedParam(value = "about", type = String.class)
                    @NamedParam(value = "byDefault", type = Integer.class)
                    @NamedParam(value = "required", type = Boolean.class)
                    Map<String, Object> options,
            String name) {
        declare("number", name, options, List.of());
    }

    @Word("True or false; false unless said otherwise.")
    public void flag(String name) {
        flag(Map.of(), name);
    }

    @Word("True or false; false unless said otherwise.")
    public void flag(
            @NamedParam(value = "about", type = String.class) @NamedParam(value = "byDefault", type = Boolean.class)
                    Map<String, Object> options,
            String name) {
        Object byDefault = options.getOrDefault("byDefault", false);
        declared.add(new Parameter(name, "flag", about(options), String.valueOf(byDefault), List.of(), false));
    }

    @Word("A folder that has to exist.")
    public void directory(String name) {
        directory(Map.of(), name);
    }

    @Word("A folder that has to exist.")
    public void directory(
            @NamedParam(value = "about", type = String.class)
                    @NamedParam(value = "byDefault", type = String.class)
                    @NamedParam(value = "required", type = Boolean.class)
                    Map<String, Object> options,
            String name) {
        declare("directory", name, options, List.of());
    }

    @Word("A file that has to exist.")
    public void file(String name) {
        file(Map.of(), name);
    }

    @Word("A file that has to exist.")
    public void file(
            @NamedParam(value = "about", type = String.class)
                    @NamedParam(value = "byDefault", type = String.class)
                    @NamedParam(value = "required", type = Boolean.class)
                    Map<String, Object> options,
            String name) {
        declare("file", name, options, List.of());
    }

    @Word("One of several values.")
    public void choice(
            @NamedParam(value = "of", type = List.class, required = true)
                    @NamedParam(value = "about", type = String.class)
                    @NamedParam(value = "byDefault", type = String.class)
                    @NamedParam(value = "required", type = Boolean.class)
                    Map<String, Object> options,
            String name) {
        List<String> choices = options.get("of") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        declare("choice", name, options, choices);
    }

    @Word("A length of time, such as 90s, 2m or 1h30m.")
    public void duration(String name) {
        duration(Map.of(), name);
    }

    @Word("A length of time, such as 90s, 2m or 1h30m.")
    public void duration(
            @NamedParam(value = "about", type = String.class)
                    @NamedParam(value = "byDefault", type = Duration.class)
                    @NamedParam(value = "required", type = Boolean.class)
                    Map<String, Object> options,
            String name) {
        declare("duration", name, options, List.of());
    }

    @Word("A value that must not be seen: told where to find it (env:NAME or file:PATH), never what it is.")
    public void secret(String name) {
        secret(Map.of(), name);
    }

    @Word("A value that must not be seen: told where to find it (env:NAME or file:PATH), never what it is.")
    public void secret(
            @NamedParam(value = "about", type = String.class) @NamedParam(value = "required", type = Boolean.class)
                    Map<String, Object> options,
            String name) {
        declare("secret", name, options, List.of());
    }

    private void declare(String type, String name, Map<String, Object> options, List<String> choices) {
        Object given = options.get("byDefault");
        @Nullable String byDefault = given == null ? null : given.toString();
        boolean required = byDefault == null && !Boolean.FALSE.equals(options.get("required"));
        declared.add(new Parameter(name, type, about(options), byDefault, choices, required));
    }

    private static String about(Map<String, Object> options) {
        return String.valueOf(options.getOrDefault("about", ""));
    }
}
