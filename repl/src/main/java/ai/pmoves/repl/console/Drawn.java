package ai.pmoves.repl.console;

import ai.pmoves.dsl.EvaluationThread;
import ai.pmoves.dsl.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Values as they are shown, without what is secret in them. There may be more in one than anybody waits for: ^C ends it. */
record Drawn(Seat seat, Session session) {

    /** @throws Interruptible.Stopped where ^C ended it */
    List<String> lines(@Nullable Object value) throws Exception {
        return of(() -> session.glance(value));
    }

    /** @param shape makes what is shown */
    List<String> of(Callable<@Nullable Object> shape) throws Exception {
        return Interruptible.call(() -> {
            UnaryOperator<String> hiding = session.hiding();
            List<String> lines = new ArrayList<>();
            for (String line : new Display(seat.out().screen()).lines(hidden(shape.call(), hiding))) {
                lines.add(hiding.apply(line));
            }
            return lines;
        });
    }

    /** Before anything is cut at the window's edge: of a secret that is cut nobody would know the rest. */
    private static @Nullable Object hidden(@Nullable Object shape, UnaryOperator<String> hiding)
            throws InterruptedException {
        if (EvaluationThread.isHalted()) {
            throw new InterruptedException("nobody wants to see it");
        }
        if (shape instanceof CharSequence text) {
            return hiding.apply(text.toString());
        }
        if (shape instanceof List<?> list) {
            List<@Nullable Object> hidden = new ArrayList<>(list.size());
            for (Object one : list) {
                hidden.add(hidden(one, hiding));
            }
            return hidden;
        }
        if (shape instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> hidden = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                hidden.put(hidden(entry.getKey(), hiding), hidden(entry.getValue(), hiding));
            }
            return hidden;
        }
        return shape;
    }
}
