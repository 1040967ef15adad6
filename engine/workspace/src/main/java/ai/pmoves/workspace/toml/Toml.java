package ai.pmoves.workspace.toml;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** Reads TOML text. */
public final class Toml {

    /** The most characters that a text may have: each can be a token of the parser's, and they are all in memory at once. */
    public static final int MAX_LENGTH = 256 << 10;

    /** The most lines that say something: each can be an error, and the parser keeps what it knows of each. */
    private static final int MAX_LINES = 20_000;

    /**
     * @param root the document; null where the text is no TOML
     * @param problems syntax errors and duplicate keys, located
     */
    public record Result(@Nullable TomlMap root, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    private Toml() {}

    /** Reads a document. Never throws for what the text holds: what is wrong is among the problems, all of it in one pass. */
    public static Result read(Path file, String text) {
        if (text.length() > MAX_LENGTH) {
            return tooLarge(file, "the file is longer than " + (MAX_LENGTH >> 10) + " KiB");
        }
        Written written = new Written(file, Thinned.of(text.startsWith("\uFEFF") ? text.substring(1) : text));
        if (written.text.lines() > MAX_LINES) {
            return tooLarge(file, "the file has more than " + MAX_LINES + " lines");
        }
        TomlParseResult parsed = org.tomlj.Toml.parse(written.text.text(), TomlVersion.V1_0_0);
        List<Problem> problems = parsed.errors().stream()
                .map(error -> Problem.error("toml.syntax", "toml: " + written.message(error))
                        .at(written.place(error.position())))
                .toList();
        return new Result(problems.isEmpty() ? map(written, parsed, new Location(file, 1, 1)) : null, problems);
    }

    private static Result tooLarge(Path file, String message) {
        return new Result(null, List.of(Problem.error("toml.too-large", message).at(new Location(file, 0, 0))));
    }

    /** @param text what the parser was given */
    private record Written(Path file, Thinned text) {
        private static final Pattern LINE = Pattern.compile("\\bline (\\d{1,7})\\b");

        Location place(@Nullable TomlPosition position) {
            return position == null
                    ? new Location(file, 0, 0)
                    : new Location(file, text.line(position.line()), position.column());
        }

        String message(TomlParseError error) {
            String message = Objects.requireNonNullElse(error.getMessage(), "not readable");
            return LINE.matcher(message).replaceAll(line -> "line " + text.line(Integer.parseInt(line.group(1))));
        }
    }

    /** The keys of a path as it is written in a header, {@code functions."a b".variants}; empty where it is none. */
    public static List<String> keys(String path) {
        try {
            return org.tomlj.Toml.parseDottedKey(path.strip());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static TomlMap map(Written written, TomlTable table, Location where) {
        Map<String, TomlNode> entries = new LinkedHashMap<>();
        Map<String, Location> keys = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            Location place = written.place(table.inputPositionOf(List.of(key)));
            keys.put(key, place);
            entries.put(key, node(written, Objects.requireNonNull(table.get(List.of(key))), place));
        }
        return new TomlMap(entries, keys, where);
    }

    private static TomlList list(Written written, TomlArray array, Location where) {
        List<TomlNode> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            items.add(node(written, array.get(i), written.place(array.inputPositionOf(i))));
        }
        return new TomlList(items, where);
    }

    private static TomlNode node(Written written, Object value, Location where) {
        if (value instanceof TomlTable table) {
            return map(written, table, where);
        }
        return value instanceof TomlArray array ? list(written, array, where) : new TomlValue(value, where);
    }
}
