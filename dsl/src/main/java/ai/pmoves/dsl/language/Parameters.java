package ai.pmoves.dsl.language;

import ai.pmoves.dsl.Runbooks.Parameter;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The values of a runbook's parameters, asked for by type. */
@Block("params")
public final class Parameters implements Fingerprinted {
    /** No parameter at all. */
    public static final Parameters NONE = new Parameters(Map.of(), Map.of(), (name, value) -> {});

    private final Map<String, Parameter> declared;
    private final Map<String, Object> values;
    private final BiConsumer<String, String> reads;

    /** @param values by name: String, Long, Boolean, Path, Duration or Secret, as the declared type says; absent where not given */
    public Parameters(Map<String, Parameter> declared, Map<String, Object> values, BiConsumer<String, String> reads) {
        this.declared = Collections.unmodifiableMap(new LinkedHashMap<>(declared));
        this.values = Map.copyOf(values);
        this.reads = reads;
    }

    Parameters reading(BiConsumer<String, String> listener) {
        return new Parameters(declared, values, listener);
    }

    /** Whether the runbook declares it. */
    boolean has(String name) {
        return declared.containsKey(name);
    }

    /** As the runbook declares it. */
    public Optional<Parameter> declared(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    /** What the runbook declares, in order. */
    public Set<String> names() {
        return declared.keySet();
    }

    /** These, and those of another but for some names; what both have is taken from here. */
    public Parameters and(Parameters other, Set<String> but) {
        Map<String, Parameter> all = new LinkedHashMap<>(declared);
        Map<String, Object> given = new LinkedHashMap<>(values);
        other.declared.forEach((name, parameter) -> {
            if (!but.contains(name) && all.putIfAbsent(name, parameter) == null && other.values.containsKey(name)) {
                given.put(name, other.values.get(name));
            }
        });
        return new Parameters(all, given, reads);
    }

    @Word("A text.")
    public String text(String name) {
        return value(name, "text", String.class);
    }

    @Word("A text as a list: its parts between commas, none for an empty text.")
    public List<String> list(String name) {
        return Arrays.stream(value(name, "text", String.class).split(",", -1))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    @Word("A whole number.")
    public long number(String name) {
        return value(name, "number", Long.class);
    }

    @Word("True or false.")
    public boolean flag(String name) {
        return value(name, "flag", Boolean.class);
    }

    @Word("A folder that exists, absolute.")
    public Path directory(String name) {
        return value(name, "directory", Path.class);
    }

    @Word("A file that exists, absolute.")
    public Path file(String name) {
        return value(name, "file", Path.class);
    }

    @Word("One of the values that the parameter offers.")
    public String choice(String name) {
        return value(name, "choice", String.class);
    }

    @Word("A length of time.")
    public Duration duration(String name) {
        return value(name, "duration", Duration.class);
    }

    @Word("A value that must not be seen.")
    public Secret secret(String name) {
        return value(name, "secret", Secret.class);
    }

    @Word("Whether the parameter has a value: always, unless it is declared with required: false.")
    public boolean given(String name) {
        declaration(name);
        reads.accept("param " + name, comparable(name));
        return values.containsKey(name);
    }

    /** Every value as text in the order of declaration; secrets as {@code ***}. */
    public Map<String, String> asText() {
        Map<String, String> text = new LinkedHashMap<>();
        declared.keySet().forEach(name -> {
            Object value = values.get(name);
            if (value != null) {
                text.put(name, value instanceof Duration time ? typed(time) : value.toString());
            }
        });
        return text;
    }

    /** As it would be typed: {@code 1h30m}. */
    private static String typed(Duration time) {
        if (time.isNegative() || time.toNanosPart() % 1_000_000 != 0) {
            return time.toString();
        }
        String text = part(time.toHours(), "h")
                + part(time.toMinutesPart(), "m")
                + part(time.toSecondsPart(), "s")
                + part(time.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text;
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    /** The value for a key: plain, or the version of a secret, or empty where it was not given. */
    public String comparable(String name) {
        Object value = values.get(name);
        return value == null ? "" : value instanceof Secret secret ? "version " + secret.version() : value.toString();
    }

    @Override
    public KeyComponent fingerprint() {
        Map<String, String> all = new TreeMap<>();
        values.keySet().forEach(name -> all.put(name, comparable(name)));
        return new KeyComponent("params", all.toString());
    }

    private <T> T value(String name, String type, Class<T> shape) {
        Parameter parameter = declaration(name);
        if (!parameter.type().equals(type)) {
            throw Mistakes.of(
                    "dsl.parameter-type",
                    "parameter '" + name + "' is a " + parameter.type() + ", not a " + type,
                    "params." + parameter.type() + "('" + name + "')");
        }
        reads.accept("param " + name, comparable(name));
        @Nullable Object value = values.get(name);
        if (value == null) {
            throw Mistakes.of(
                    "dsl.parameter-absent",
                    "parameter '" + name + "' was not given and has no default",
                    "ask params.given('" + name + "') first, or give it a default");
        }
        return shape.cast(value);
    }

    private Parameter declaration(String name) {
        Parameter parameter = declared.get(name);
        if (parameter == null) {
            throw Mistakes.unknown("dsl.unknown-parameter", "parameter", name, "this runbook", declared.keySet());
        }
        return parameter;
    }
}
