package ai.pmoves.routing.rollout;

import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code environment} of one service, changed line by line, in the style that it is written in. What stands elsewhere (an anchor
 * that others share) or in several lines is not touched: it is among the {@link #untouched()}.
 */
final class Environment {
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*$");

    /** The line of what the old text does not have. */
    private static final int ADDED = 0;

    private final Lines lines;
    private final int first;
    private final int last;
    private final String indent;
    private final boolean list;
    private final boolean written;
    private final boolean block;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> untouched = new TreeSet<>();
    private int end;
    private boolean begun;

    private record Entry(@Nullable String value, int line) {}

    /**
     * @param key the line of the service's name
     * @param last the last line that is the service's
     */
    Environment(Lines lines, YamlMap service, int key, int last) {
        this.lines = lines;
        this.first = key;
        this.last = last;
        YamlNode node = service.get("environment");
        this.written = node != null;
        this.list = !(node instanceof YamlMap);
        this.end = key;
        if (node instanceof YamlList items) {
            items.items().forEach(this::item);
        } else if (node instanceof YamlMap map) {
            map.entries()
                    .forEach((name, entry) -> entries.put(
                            name,
                            new Entry(text(entry.value()), entry.keyWhere().line())));
        }
        boolean own = entries.values().stream().allMatch(entry -> entry.line() > key && entry.line() <= last);
        boolean separate = entries.values().stream().map(Entry::line).distinct().count() == entries.size();
        String before = own && !entries.isEmpty() ? lines.line(firstEntry()) : "";
        this.block = !written
                || own
                        && separate
                        && !entries.isEmpty()
                        && before.strip().startsWith(list ? "-" : "")
                        && firstEntry() > service.whereKey("environment").line();
        this.indent = written
                ? before.replaceFirst("\\S.*", "")
                : " "
                        .repeat(service.entries().values().stream()
                                .mapToInt(entry -> entry.keyWhere().column() - 1)
                                .min()
                                .orElse(4));
        if (block && written) {
            this.end = entries.values().stream().mapToInt(Entry::line).max().orElse(key);
        }
    }

    /** Names in the order of the file. */
    Set<String> names() {
        return entries.keySet();
    }

    /** Names that should be changed by hand: they stand where a change would reach further than this service. */
    Set<String> untouched() {
        return untouched;
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** As it is by now, before anything is replaced in it; empty where the name is not there, or has no value. */
    Optional<String> value(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::value);
    }

    /** Whether something had to change. */
    boolean set(String name, String value) {
        Entry entry = entries.get(name);
        if (entry != null && value.equals(entry.value())) {
            return false;
        }
        if (!block || entry != null && !simple(name, entry)) {
            untouched.add(name);
            return false;
        }
        if (entry != null) {
            Matcher comment = COMMENT.matcher(lines.line(entry.line()));
            lines.replace(entry.line(), line(name, value) + (comment.find() ? comment.group() : ""));
        } else {
            if (!written && !begun) {
                lines.add(first, indent + "environment:");
                begun = true;
            }
            lines.add(end, (written ? "" : "  ") + line(name, value));
        }
        entries.put(name, new Entry(value, entry == null ? ADDED : entry.line()));
        return true;
    }

    boolean remove(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            return false;
        }
        if (!block || !simple(name, entry) || entries.size() == 1) {
            untouched.add(name);
            return false;
        }
        lines.remove(entry.line());
        entries.remove(name);
        return true;
    }

    private String line(String name, String value) {
        return indent + (list ? "- " + name + "=" + value : name + ": " + value);
    }

    /** Whether the whole of it stands in its line. */
    private boolean simple(String name, Entry entry) {
        if (entry.line() <= first || entry.line() > last) {
            return false;
        }
        String line = COMMENT.matcher(lines.line(entry.line())).replaceFirst("").strip();
        String own = list
                ? line.replaceFirst("^-\\s*", "")
                : line.replaceFirst("^[\"']?" + Pattern.quote(name) + "[\"']?\\s*:\\s*", "");
        String value = Objects.requireNonNullElse(entry.value(), "");
        String whole = !list ? value : entry.value() == null ? name : name + "=" + value;
        return own.equals(whole) || own.equals("\"" + whole + "\"") || own.equals("'" + whole + "'");
    }

    private int firstEntry() {
        return entries.values().stream().mapToInt(Entry::line).min().orElse(first);
    }

    private void item(YamlNode item) {
        String text = item.asText();
        if (text != null) {
            int equals = text.indexOf('=');
            entries.put(
                    equals < 0 ? text : text.substring(0, equals),
                    new Entry(
                            equals < 0 ? null : text.substring(equals + 1),
                            item.where().line()));
        }
    }

    private static @Nullable String text(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.value() != null ? String.valueOf(scalar.value()) : null;
    }
}
