package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Durations;
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
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls checks, each on a thread of its own and for a limited time. One that fails or does not come back cannot tell; it
 * never breaks what asked it.
 */
final class Checks {
    private static final int AT_ONCE = 24;
    /** A check looks; what has not been seen after this is not seen. A step whose own limit is shorter has that one. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final StepScope scope;
    private final Watchdog watchdog;

    Checks(StepScope scope, Watchdog watchdog) {
        this.scope = scope;
        this.watchdog = watchdog;
    }

    /** Asks the checks of all steps that have one, in parallel, writing nothing. */
    static Map<StepPath, Look> all(StepScope scope, Collection<Step> steps) {
        if (steps.stream().allMatch(step -> step.check() == null)) {
            return Map.of();
        }
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, Threads.named("pmoves-checks"));
        try (Watchdog watchdog = new Watchdog()) {
            Checks checks = new Checks(scope, watchdog);
            Map<StepPath, Future<Look>> asked = new LinkedHashMap<>();
            for (Step step : steps) {
                if (step.check() != null) {
                    asked.put(step.path(), pool.submit(() -> checks.ask(new Attempt(step, 0), Voice.NONE)));
                }
            }
            Map<StepPath, Look> looks = new LinkedHashMap<>();
            asked.forEach((path, look) -> looks.put(path, get(look)));
            return looks;
        } finally {
            pool.shutdownNow();
        }
    }

    /** @param attempt of which it is a part; when that is told to stop, so is the check */
    Look ask(Attempt attempt, Voice voice) {
        Step step = attempt.step();
        if (step.check() == null) {
            return Look.of(CheckState.NONE);
        }
        Duration limit = step.timeouts()
                .totalLimit()
                .filter(total -> total.compareTo(LIMIT) < 0)
                .orElse(LIMIT);
        Attempt check = new Attempt(step, attempt.number());
        FutureTask<Look> answer = new FutureTask<>(() -> called(check, voice));
        AutoCloseable unused = attempt.onStop(() -> check.stop(new Stop.RunStopped()));
        try (Watchdog.Watch watch = watchdog.watch(check, new Timeouts(limit, null))) {
            Threads.start("check of " + step.path(), answer);
            return answer.get(limit.plus(scope.giveUp()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return cannotTell("timed out after " + Durations.words(limit) + ", and did not end when told to");
        } catch (InterruptedException e) {
            check.stop(new Stop.RunStopped());
            Thread.currentThread().interrupt();
            return cannotTell("interrupted");
        } catch (ExecutionException e) {
            throw unchecked(e);
        } finally {
            check.settle();
        }
    }

    private Look called(Attempt check, Voice voice) {
        Step step = check.step();
        NoteTaker notes = new NoteTaker(voice);
        LiveContext context = new LiveContext(check, scope, notes);
        check.begin();
        try {
            boolean holds = step.check() != null && step.check().holds(context);
            return new Look(
                    CheckState.of(holds, scope.redactor().text(notes.last()), notes.blockers()), context.readOutputs());
        } catch (JournalFailure e) {
            throw e;
        } catch (Throwable e) {
            String why = check.stopped().orElse(null) instanceof Stop.TimedOut late
                    ? late.words()
                    : Causes.of(e, step).message();
            return cannotTell(scope.redactor().text(why));
        } finally {
            check.leave();
        }
    }

    private static Look cannotTell(String why) {
        return Look.of(CheckState.cannotTell(why));
    }

    private static Look get(Future<Look> look) {
        try {
            return look.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return cannotTell("interrupted");
        } catch (ExecutionException e) {
            throw unchecked(e);
        }
    }

    private static RuntimeException unchecked(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
