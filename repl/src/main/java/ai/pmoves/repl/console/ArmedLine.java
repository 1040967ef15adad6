package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import ai.pmoves.dsl.Session.Line;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Selection;
import ai.pmoves.repl.screen.Text;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line that acts: a run of one step, under the stack's lock and in the journal like any other.
 *
 * @param at the stack that the session is about, as the prompt names it
 */
record ArmedLine(Seat seat, String at) {

    @Nullable
    Object evaluate(Session session, Line line) throws Exception {
        demandSure(session, line);
        AtomicReference<@Nullable Object> value = new AtomicReference<>();
        RunControl control = new RunControl();
        RunRequest request = new RunRequest(null, Selection.ALL, Map.of(), (step, asked) -> false, 1, seat.rehearsal());
        Plan plan = session.plan(line, value::set, asked -> sure(session, asked));
        try (Runs runs = seat.runs().get();
                Prepared prepared = runs.prepare(plan, request);
                Interrupts.Hearing ignored =
                        Interrupts.on(() -> control.stop(RunControl.Level.NOW, ExitCode.INTERRUPTED))) {
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

    /** On a protected stack nothing acts before its name was typed; what was typed instead of it is a no. */
    private void demandSure(Session session, Line line) {
        Optional<String> stack = guarded(session);
        if (stack.isEmpty()) {
            return;
        }
        String question =
                "Stack '" + stack.get() + "' is protected, and this acts: " + session.safe(Text.oneLine(line.text()));
        if (!seat.question().sure(Confirmation.severe(question, stack.get()))) {
            throw new PmovesException(
                    ExitCode.WAITING, Problem.error("session.not-confirmed", "nothing was done: it was not confirmed"));
        }
    }

    /** What is destroyed is named by its own name, on a protected stack by the stack's. */
    private boolean sure(Session session, Confirmation asked) {
        Confirmation meant = guarded(session)
                .map(stack -> Confirmation.severe(asked.question(), stack))
                .orElse(asked);
        return seat.question().sure(meant);
    }

    /** The protected stack that is at hand, read already or not. */
    private Optional<String> guarded(Session session) {
        return Stream.of(session.stack(), at)
                .filter(stack -> !stack.isEmpty() && !seat.rehearsal())
                .filter(stack -> Protected.contains(seat.environment(), stack))
                .findFirst();
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
