package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import ai.pmoves.dsl.Session.Line;
import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Selection;
import ai.pmoves.repl.screen.Text;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A line that acts: a run of one step, under the stack's lock and in the journal like any other. */
record ArmedLine(Seat seat) {

    @Nullable
    Object evaluate(Session session, Line line) throws Exception {
        AtomicReference<@Nullable Object> value = new AtomicReference<>();
        RunControl control = new RunControl();
        RunRequest request = new RunRequest(null, Selection.ALL, Map.of(), (step, asked) -> false, 1, seat.rehearsal());
        try (Runs runs = seat.runs().get();
                Prepared prepared = runs.prepare(session.plan(line, value::set), request);
                AutoCloseable ignored = Interrupts.on(() -> control.stop(RunControl.Level.NOW, ExitCode.INTERRUPTED))) {
            RunResult result = prepared.go(Map.of(), this::tell, control);
            for (Outcome outcome : result.outcomes().values()) {
                if (outcome instanceof Outcome.Failed failed) {
                    failed.lastOutput().forEach(text -> seat.err().line("   " + Text.oneLine(text)));
                    throw new PmovesException(ExitCode.FAILED, failed.cause());
                }
                if (outcome instanceof Outcome.Interrupted) {
                    throw new Interruptible.Stopped(false);
                }
            }
            return value.get();
        }
    }

    private void tell(Event event) {
        if (event.type() == EventType.STEP_PROGRESS) {
            seat.err().line(seat.err().ink().faint("   " + Text.oneLine(event.message())));
        } else if (event.type() == EventType.RUN_WARNING) {
            seat.err().line("!  " + Text.oneLine(event.message()));
        } else if (event.type() == EventType.STEP_SHOWN) {
            event.message().lines().forEach(text -> seat.out().line(Text.plain(text)));
        }
    }
}
