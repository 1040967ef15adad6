package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import ai.pmoves.dsl.Session.Line;
import ai.pmoves.kernel.Answer;
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
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.screen.Text;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Questions questions = new Questions(session.safe(Text.oneLine(line.text())));
        demandSure(session, line, questions);
        AtomicReference<@Nullable Object> value = new AtomicReference<>();
        RunControl control = new RunControl();
        // each line is a thing of its own: that an earlier one was cut off says nothing of it
        Map<StepPath, Answer> anew = Map.of(Session.LINE, Answer.RERUN);
        RunRequest request = new RunRequest(null, Selection.ALL, anew, (step, asked) -> false, 1, seat.rehearsal());
        Plan plan = session.plan(line, value::set, questions);
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
    private void demandSure(Session session, Line line, Questions questions) {
        Stream.of(session.stackAtHand(), at)
                .flatMap(stack -> questions.question(stack).stream())
                .findFirst()
                .filter(asked -> !questions.sure(asked))
                .ifPresent(asked -> {
                    throw new PmovesException(
                            ExitCode.WAITING,
                            Problem.error("session.not-confirmed", "nothing was done: it was not confirmed"));
                });
    }

    /** What is asked while the line acts: for the name of each protected stack once, and of what is destroyed. */
    private final class Questions implements Session.Sure {
        private final String line;
        private final Set<String> named = new LinkedHashSet<>();

        /** @param line as it may be shown */
        Questions(String line) {
            this.line = line;
        }

        @Override
        public Optional<Confirmation> question(String stack) {
            boolean open = !seat.rehearsal()
                    && !stack.isEmpty()
                    && !named.contains(stack)
                    && Protected.contains(seat.environment(), stack);
            return open
                    ? Optional.of(
                            Confirmation.severe("Stack '" + stack + "' is protected, and this acts: " + line, stack))
                    : Optional.empty();
        }

        @Override
        public boolean sure(Confirmation asked) {
            // what is destroyed on a protected stack is confirmed by the stack's name, too
            Confirmation meant = named.isEmpty() || named.contains(asked.word())
                    ? asked
                    : Confirmation.severe(asked.question(), named.iterator().next());
            return seat.question().sure(meant);
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
