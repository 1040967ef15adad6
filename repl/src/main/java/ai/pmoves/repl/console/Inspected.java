package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import ai.pmoves.dsl.Session.Origin;
import ai.pmoves.repl.screen.Table;
import ai.pmoves.repl.screen.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What something is: its kind and size, what it holds, where it came from, what can be said of it. */
record Inspected(Seat seat, Desk desk) {
    private static final String OURS = "ai.pmoves.dsl.";
    private static final int WORDS = 40;
    private static final int NAME = 24;
    private static final int INDENT = 6;

    void show(String expression) throws Exception {
        Object value = new Evaluated(seat, desk).value(expression);
        Session session = desk.session();
        Drawn drawn = new Drawn(seat, session);
        seat.out().line(Interruptible.call(() -> kind(value, session.glance(value))));
        seat.out().lines(drawn.lines(value));
        List<Origin> origins = new ArrayList<>(session.origins(expression, value));
        output(expression).ifPresent(step -> origins.add(0, new Origin("", "", step)));
        lines(from(origins));
        if (value == null || !value.getClass().getName().startsWith(OURS)) {
            return; // what Java says of a text helps nobody
        }
        session.members(expression).stream()
                .limit(WORDS)
                .map(known ->
                        "  ." + Text.pad(known.name() + (known.takes() ? "(...)" : ""), NAME) + " " + known.about())
                .forEach(line ->
                        seat.out().lines(Text.hanging(line, seat.out().screen().columns(), INDENT)));
    }

    private void lines(List<String> lines) {
        lines.forEach(line -> seat.out().line(desk.safe(line)));
    }

    /** {@code list of 3}, {@code text of 12 characters}. */
    private static String kind(@Nullable Object value, @Nullable Object shape) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence text) {
            long lines = text.toString().lines().count();
            return "text, " + Text.count(text.length(), "character") + (lines > 1 ? " in " + lines + " lines" : "");
        }
        if (value instanceof Number) {
            return "number";
        }
        if (value instanceof Collection<?> all) {
            return "list of " + all.size();
        }
        if (value instanceof Map<?, ?> map) {
            return "map of " + map.size();
        }
        String fields = shape instanceof Map<?, ?> known ? ", " + Text.count(known.size(), "field") : "";
        return value.getClass().getSimpleName() + fields;
    }

    /** Which run's, where a step's output was asked for. */
    private Optional<String> output(String expression) {
        return desk.entered()
                .filter(here -> expression.strip().startsWith("output("))
                .map(here -> "run " + here.run().id());
    }

    private List<String> from(List<Origin> origins) {
        List<String> lines = new ArrayList<>();
        origins.stream()
                .filter(origin -> origin.part().isEmpty())
                .forEach(origin -> lines.add("from  " + Text.oneLine(origin.from())));
        List<Origin> parts =
                origins.stream().filter(origin -> !origin.part().isEmpty()).toList();
        if (!parts.isEmpty()) {
            Table table = new Table(seat.out().screen(), "part", "value", "from");
            parts.forEach(part ->
                    table.row(Text.oneLine(part.part()), Text.oneLine(part.value()), Text.oneLine(part.from())));
            lines.addAll(table.fitted());
        }
        return lines;
    }
}
