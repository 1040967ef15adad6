package ai.pmoves.workspace.toml;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a TOML document, table after table. */
public final class TomlText {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");
    private final StringBuilder text = new StringBuilder();

    public TomlText comment(String line) {
        text.append("# ").append(line.replaceAll("\\R", " ")).append('\n');
        return this;
    }

    /** Begins a table; what is put next stands in it. @param path its keys, from the root */
    public TomlText table(String... path) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append('[')
                .append(List.of(path).stream().map(TomlText::key).collect(Collectors.joining(".")))
                .append("]\n");
        return this;
    }

    /** @param key one key, or several with points between them */
    public TomlText put(String key, String value) {
        return line(key, string(value));
    }

    public TomlText put(String key, long value) {
        return line(key, Long.toString(value));
    }

    public TomlText put(String key, boolean value) {
        return line(key, Boolean.toString(value));
    }

    public TomlText put(String key, List<String> values) {
        return line(key, values.stream().map(TomlText::string).collect(Collectors.joining(", ", "[", "]")));
    }

    /** A table of numbers on one line. */
    public TomlText putAll(String key, Map<String, Double> values) {
        return line(
                key,
                values.entrySet().stream()
                        .map(value -> key(value.getKey()) + " = " + value.getValue())
                        .collect(Collectors.joining(", ", "{ ", " }")));
    }

    public String text() {
        return text.toString();
    }

    private TomlText line(String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
        return this;
    }

    private static String key(String name) {
        return BARE.matcher(name).matches() ? name : string(name);
    }

    private static String string(String value) {
        return '"' + org.tomlj.Toml.tomlEscape(value).toString() + '"';
    }
}
