package ai.pmoves.repl.console;

import ai.pmoves.dsl.EvaluationThread;
import ai.pmoves.dsl.Session;
import java.util.ArrayList;
import java.util.List;
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
        return Interruptible.call(() -> hidden(new Display(seat.out().screen()).lines(shape.call())));
    }

    private List<String> hidden(List<String> lines) throws InterruptedException {
        UnaryOperator<String> hiding = session.hiding();
        List<String> hidden = new ArrayList<>(lines.size());
        for (String line : lines) {
            if (EvaluationThread.isHalted()) {
                throw new InterruptedException("nobody wants to see it");
            }
            hidden.add(hiding.apply(line));
        }
        return hidden;
    }
}
