package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Table;
import ai.pmoves.repl.screen.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Data as people read it: lists of maps as a table fitted to the window, maps as a tree, the rest as it is. What does not fit a
 * window is cut and the cut marked; off a terminal nothing is. Pure. */
final class Display {
    private static final int ROWS = 200;

    /** So much of a text is looked at in a window; what is longer, nobody reads there. */
    private static final int LONGEST = 16 * 1024;

    private final Screen screen;

    Display(Screen screen) {
        this.screen = screen;
    }

    List<String> lines(@Nullable Object shape) {
        if (shape == null) {
            return List.of();
        }
        if (shape instanceof List<?> all) {
            return list(all);
        }
        if (shape instanceof Map<?, ?> map) {
            List<String> lines = new ArrayList<>();
            tree(map, "", lines);
            return lines.isEmpty() ? List.of("(empty)") : clipped(lines);
        }
        return text(shape.toString());
    }

    private List<String> text(String text) {
        if (!screen.cuts()) {
            return text.lines().map(Text::plain).toList();
        }
        List<String> lines = new ArrayList<>(
                beginning(text).lines().limit(ROWS).map(Text::plain).toList());
        long all = text.lines().count();
        if (all > lines.size()) {
            lines.add("... " + Text.count(all - lines.size(), "more line"));
        } else if (text.length() > LONGEST) {
            lines.add("... " + Text.count(text.length() - LONGEST, "more character"));
        }
        return lines;
    }

    private String beginning(String text) {
        return text.length() > LONGEST && screen.cuts() ? text.substring(0, LONGEST) : text;
    }

    private List<String> list(List<?> all) {
        if (all.isEmpty()) {
            return List.of("(none)");
        }
        if (all.get(all.size() - 1) instanceof Session.More more) {
            List<String> lines = new ArrayList<>(list(all.subList(0, all.size() - 1)));
            lines.add(more.toString());
            return lines;
        }
        if (all.stream().allMatch(one -> one instanceof Map<?, ?> map && !map.isEmpty())) {
            return table(all);
        }
        List<String> lines = new ArrayList<>();
        all.forEach(one -> lines.add(cell(one)));
        return clipped(lines);
    }

    private List<String> table(List<?> rows) {
        Set<String> titles = new LinkedHashSet<>();
        rows.forEach(row -> ((Map<?, ?>) row).keySet().forEach(key -> titles.add(String.valueOf(key))));
        Table table = new Table(screen, titles.toArray(String[]::new));
        rows.forEach(row -> table.row(titles.stream()
                .map(title -> cell(((Map<?, ?>) row).get(title)))
                .toArray(String[]::new)));
        return table.fitted();
    }

    private void tree(Map<?, ?> map, String indent, List<String> lines) {
        int width = map.keySet().stream()
                .mapToInt(key -> Text.width(String.valueOf(key)))
                .max()
                .orElse(0);
        map.forEach((key, value) -> {
            String name = Text.oneLine(String.valueOf(key));
            if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
                lines.add(indent + name);
                tree(inner, indent + "  ", lines);
            } else {
                lines.add(indent + Text.pad(name, width) + "  " + cell(value));
            }
        });
    }

    private List<String> clipped(List<String> lines) {
        return screen.cuts()
                ? lines.stream()
                        .map(line -> Text.clip(line, screen.columns(), screen.unicode() ? "…" : "..."))
                        .toList()
                : lines;
    }

    private String cell(@Nullable Object value) {
        if (value == null) {
            return "-";
        }
        if (value instanceof List<?> all) {
            return String.join(", ", all.stream().map(this::cell).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Object name = map.get("name");
            return name == null ? Text.oneLine(beginning(map.toString())) : cell(name);
        }
        return Text.oneLine(beginning(value.toString()));
    }
}
