package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.Timeouts;
import ai.pmoves.kernel.internal.decide.CheckState;
import ai.pmoves.kernel.internal.journal.JournalFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls checks. One that fails or hangs cannot tell; it never breaks what asked it. */
final class Checks {
    private static final int AT_ONCE = 8;
    private static final Timeouts LIMIT = new Timeouts(Duration.ofSeconds(60), null);

    private final StepScope scope;

    Checks(StepScope scope) {
        this.scope = scope;
    }

    /** Asks the checks of all steps that have one, in parallel, writing nothing. */
    Map<StepPath, CheckState> all(Collection<Step> steps) {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, Threads.named("pmoves-check"));
        try (Watchdog watchdog = new Watchdog()) {
            Map<StepPath, Future<CheckState>> asked = new LinkedHashMap<>();
            for (Step step : steps) {
                if (step.check() != null) {
                    asked.put(step.path(), pool.submit(() -> silently(step, watchdog)));
                }
            }
            Map<StepPath, CheckState> states = new LinkedHashMap<>();
            asked.forEach((path, state) -> states.put(path, get(state)));
            return states;
        } finally {
            pool.shutdownNow();
        }
    }

    private CheckState silently(Step step, Watchdog watchdog) {
        Attempt attempt = new Attempt(step, 0);
        attempt.begin();
        Timeouts limit = step.timeouts().total() == null ? LIMIT : step.timeouts();
        try (Watchdog.Watch watch = watchdog.watch(attempt, limit)) {
            return ask(attempt, scope, Voice.NONE);
        } finally {
            attempt.settle();
            attempt.leave();
            Thread.interrupted();
        }
    }

    static CheckState ask(Attempt attempt, StepScope scope, Voice voice) {
        Step step = attempt.step();
        if (step.check() == null) {
            return CheckState.NONE;
        }
        NoteTaker notes = new NoteTaker(voice);
        try {
            boolean holds = step.check().holds(new LiveContext(attempt, scope, notes));
            return CheckState.of(holds, scope.redactor().text(notes.last()));
        } catch (JournalFailure e) {
            throw e;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            String why = attempt.stopped().isPresent() && attempt.stopped().get() instanceof Stop.TimedOut late
                    ? late.words()
                    : Causes.of(e, step).message();
            return CheckState.cannotTell(scope.redactor().text(why));
        }
    }

    private static CheckState get(Future<CheckState> state) {
        try {
            return state.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CheckState.cannotTell("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
