package ai.pmoves.repl.console;

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
        return shape.toString().lines().map(Text::plain).toList();
    }

    private List<String> list(List<?> all) {
        if (all.isEmpty()) {
            return List.of("(none)");
        }
        if (all.stream().allMatch(one -> one instanceof Map<?, ?> map && !map.isEmpty())) {
            return table(all);
        }
        List<String> lines = new ArrayList<>();
        all.stream().limit(ROWS).forEach(one -> lines.add(cell(one)));
        return clipped(more(lines, all.size()));
    }

    private List<String> table(List<?> rows) {
        Set<String> titles = new LinkedHashSet<>();
        rows.forEach(row -> ((Map<?, ?>) row).keySet().forEach(key -> titles.add(String.valueOf(key))));
        Table table = new Table(screen, titles.toArray(String[]::new));
        rows.stream()
                .limit(ROWS)
                .forEach(row -> table.row(titles.stream()
                        .map(title -> cell(((Map<?, ?>) row).get(title)))
                        .toArray(String[]::new)));
        return more(new ArrayList<>(table.fitted()), rows.size());
    }

    private static List<String> more(List<String> lines, int all) {
        if (all > ROWS) {
            lines.add("... " + (all - ROWS) + " more");
        }
        return lines;
    }

    private static void tree(Map<?, ?> map, String indent, List<String> lines) {
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

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "-";
        }
        if (value instanceof List<?> all) {
            return String.join(", ", all.stream().map(Display::cell).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Object name = map.get("name");
            return name == null ? Text.oneLine(map.toString()) : cell(name);
        }
        return Text.oneLine(value.toString());
    }
}
