package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunControl.Level;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.Past;
import ai.pmoves.kernel.internal.decide.Past.Ending;
import ai.pmoves.kernel.internal.decide.Verdict;
import ai.pmoves.kernel.internal.journal.Entry;
import ai.pmoves.kernel.internal.journal.JournalFailure;
import ai.pmoves.kernel.internal.key.KeyDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of a plan: starts each the moment its needs are done, as many at once as allowed. One thread, the caller's,
 * decides everything; workers only run single steps and report to its inbox.
 */
final class Executor {
    private sealed interface Message {
        record Ended(Attempt attempt, AttemptEnd end) implements Message {}

        record GivenUp(Attempt attempt) implements Message {}

        record StopAsked(Level level) implements Message {}
    }

    private final RunState run;
    private final RunControl control;
    private final Frontier frontier;
    private final Waits waits;
    private final Map<StepPath, Attempt> running = new HashMap<>();
    private final Map<StepPath, Integer> attempts = new HashMap<>();
    private final Map<StepPath, Integer> tries = new HashMap<>();
    private final Map<StepPath, Verdict> decidedHere = new HashMap<>();
    private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final RunEnd end = new RunEnd();
    private volatile boolean atBreakpoint;
    private volatile @Nullable Throwable broken;

    Executor(RunState run, RunControl control) {
        this.run = run;
        this.control = control;
        this.frontier = new Frontier(run.graph(), run.scope().chosen());
        this.waits = new Waits(run.clock());
    }

    /**
     * @return how it ended
     * @throws JournalFailure if the journal could not be written; the steps that were running have been stopped
     */
    RunEnd execute() {
        ExecutorService workers = Threads.workers();
        try (Watchdog watchdog = new Watchdog()) {
            OutcomeJournal outcomes = new OutcomeJournal(run.journal(), run.clock());
            StepRunner runner = new StepRunner(run, watchdog, outcomes, this::stopping);
            control.onRise((level, code) -> inbox.add(new Message.StopAsked(level)));
            if (control.level() != Level.NONE) {
                inbox.add(new Message.StopAsked(control.level()));
            }
            startReady(workers, runner, watchdog);
            while (!finished()) {
                handle(nextMessage(), outcomes);
                startReady(workers, runner, watchdog);
            }
            if (broken instanceof Error error) {
                throw error;
            }
            if (broken instanceof RuntimeException failure) {
                throw failure;
            }
            end.close(frontier.complete(), control, outcomes.acted());
            return end;
        } finally {
            workers.shutdown();
        }
    }

    Optional<Outcome> outcome(StepPath path) {
        return frontier.outcome(path);
    }

    private boolean stopping() {
        return control.level() != Level.NONE || end.failed() || atBreakpoint || broken != null;
    }

    /** Whether nothing runs, and nothing will be started any more. */
    private boolean finished() {
        return running.isEmpty() && (stopping() || (waits.isEmpty() && !frontier.anyReady()));
    }

    /** Nothing more can be recorded, or we ourselves have failed: whatever still acts is told to end, and is waited for. */
    private void breakOff(Throwable why) {
        if (broken == null) {
            broken = why;
            running.values().forEach(attempt -> attempt.stop(new Stop.RunStopped()));
        }
    }

    /** Starts what may start now, and breaks the run off where that fails. */
    private void startReady(ExecutorService workers, StepRunner runner, Watchdog watchdog) {
        try {
            while (!stopping() && running.size() < run.request().parallelism()) {
                StepPath path = waits.due().or(frontier::next).orElse(null);
                if (path == null) {
                    return;
                }
                Optional<Instant> promised = attempts.containsKey(path) ? Optional.empty() : takeUp(path);
                if (promised.isPresent()) {
                    waits.until(promised.get(), path);
                } else {
                    start(path, workers, runner, watchdog);
                }
            }
        } catch (RuntimeException | Error e) {
            breakOff(e);
        }
    }

    /**
     * Counts on from where an earlier process of this run left the step.
     *
     * @return when that process promised to try again, if this is still to come
     */
    private Optional<Instant> takeUp(StepPath path) {
        Optional<Past> past = run.history()
                .past(run.graph().step(path))
                .filter(known -> known.run().equals(run.journal().run()));
        attempts.put(path, past.map(Past::attempts).orElse(0));
        tries.put(path, past.map(Past::tries).orElse(0));
        return past.filter(known -> known.ending() == Ending.RETRYING)
                .map(Past::nextTry)
                .filter(next -> next.isAfter(run.clock().instant()));
    }

    private void start(StepPath path, ExecutorService workers, StepRunner runner, Watchdog watchdog) {
        int number = attempts.merge(path, 1, Integer::sum);
        int failedTries = tries.getOrDefault(path, 0);
        Verdict decided = decidedHere.get(path);
        Step step = run.toBeDone(path, decided == null);
        Attempt attempt = new Attempt(step, number);
        AutoCloseable unused = attempt.onStop(
                () -> watchdog.after(run.steps().giveUp(), () -> inbox.add(new Message.GivenUp(attempt))));
        workers.execute(() -> inbox.add(new Message.Ended(attempt, runner.run(attempt, failedTries, decided))));
        running.put(path, attempt);
    }

    private @Nullable Message nextMessage() {
        try {
            Optional<Duration> wait = stopping() ? Optional.empty() : waits.untilNext();
            return wait.isPresent()
                    ? inbox.poll(Math.max(1, wait.get().toMillis()), TimeUnit.MILLISECONDS)
                    : inbox.take();
        } catch (InterruptedException e) {
            control.stop(Level.NOW, ExitCode.INTERRUPTED);
            return null;
        }
    }

    private void handle(@Nullable Message message, OutcomeJournal outcomes) {
        try {
            if (message instanceof Message.StopAsked asked) {
                stopAsked(asked.level());
            } else if (message instanceof Message.GivenUp given) {
                ended(given.attempt(), giveUp(given.attempt(), outcomes), outcomes);
            } else if (message instanceof Message.Ended done) {
                ended(done.attempt(), done.end(), outcomes);
            }
        } catch (RuntimeException | Error e) {
            if (message instanceof Message.GivenUp given) {
                release(given.attempt());
            } else if (message instanceof Message.Ended done) {
                release(done.attempt());
            }
            breakOff(e);
        }
    }

    /** Nobody waits for it any more. */
    private boolean release(Attempt attempt) {
        return running.remove(attempt.step().path(), attempt);
    }

    private void stopAsked(Level level) {
        if (level == Level.NOW) {
            running.values().forEach(attempt -> attempt.stop(new Stop.RunStopped()));
        }
        run.journal()
                .append(Entry.of(
                                EventType.RUN_STOPPING,
                                level == Level.NOW ? "stopping the running steps" : "stopping after the running steps")
                        .with(
                                "running",
                                running.keySet().stream()
                                        .map(StepPath::value)
                                        .sorted()
                                        .toList()));
    }

    private static AttemptEnd giveUp(Attempt attempt, OutcomeJournal outcomes) {
        Outcome outcome = attempt.stopped().orElse(null) instanceof Stop.TimedOut late
                ? new Outcome.Failed(
                        Problem.error("step.timed-out", late.words() + ", and did not end when told to")
                                .at(attempt.step().location()),
                        List.of())
                : new Outcome.Interrupted("was told to stop and did not end");
        return outcomes.over(attempt, null, outcome);
    }

    private void ended(Attempt attempt, AttemptEnd attemptEnd, OutcomeJournal outcomes) {
        StepPath path = attempt.step().path();
        if (attemptEnd instanceof AttemptEnd.Superseded || !release(attempt)) {
            return;
        }
        if (attemptEnd instanceof AttemptEnd.Unrecorded unrecorded) {
            breakOff(unrecorded.cause());
        } else if (attemptEnd instanceof AttemptEnd.Again again) {
            decidedHere.put(path, again.decided());
            tries.merge(path, 1, Integer::sum);
            waits.until(again.notBefore(), path);
        } else if (attemptEnd instanceof AttemptEnd.Over over) {
            over(attempt.step(), over, outcomes);
        }
    }

    private void handOn(Step step, @Nullable Object output) {
        Map<StepPath, Optional<Object>> outputs = run.steps().outputs();
        outputs.put(step.path(), KeyDigest.handedOn(step, output, outputs));
    }

    private void over(Step step, AttemptEnd.Over over, OutcomeJournal outcomes) {
        Outcome outcome = over.outcome();
        if (outcome instanceof Outcome.Succeeded done) {
            handOn(step, done.output());
        } else if (outcome instanceof Outcome.Reused reused) {
            handOn(step, reused.output());
        }
        atBreakpoint |= outcome instanceof Outcome.Waiting waiting && waiting.isAtBreakpoint();
        frontier.ended(step.path(), outcome);
        end.saw(step, outcome, over.exitCode());
        boolean withoutIt =
                outcome instanceof Outcome.Skipped || (outcome instanceof Outcome.Failed && !step.critical());
        if (withoutIt) {
            frontier.leaveOut(step.path(), outcome)
                    .forEach((path, why) -> frontier.ended(path, outcomes.skipped(path, why)));
        }
    }
}
