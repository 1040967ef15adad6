package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Restart;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.UndoRequest;
import ai.pmoves.kernel.internal.child.ProcessGroup;
import ai.pmoves.kernel.internal.decide.CheckState;
import ai.pmoves.kernel.internal.decide.Forecast;
import ai.pmoves.kernel.internal.decide.History;
import ai.pmoves.kernel.internal.journal.JournalWriter;
import ai.pmoves.kernel.internal.journal.SqliteJournal;
import ai.pmoves.kernel.internal.journal.StandingRestarts;
import ai.pmoves.kernel.internal.journal.StateLayout;
import ai.pmoves.kernel.internal.lock.StackLock;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import ai.pmoves.kernel.internal.redact.Redactor;
import ai.pmoves.kernel.internal.redact.Sealing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs whose state lies in a folder of this machine. */
public final class LocalRuns implements Runs {
    private final StateLayout layout;
    private final Clock clock;
    private final Duration giveUp;
    private final Redactor redactor = new Redactor();
    private final Sealing sealing;
    private final SqliteJournal journal;
    private @Nullable JournalWriter writer;

    public LocalRuns(StateLayout layout, Clock clock) {
        this(layout, clock, ProcessGroup.LONGEST_END.plusSeconds(3));
    }

    /** @param giveUp how long a step that was told to stop may take until it is given up; its children take {@link ProcessGroup#LONGEST_END} */
    public LocalRuns(StateLayout layout, Clock clock, Duration giveUp) {
        this.giveUp = giveUp;
        this.layout = layout;
        this.clock = clock;
        this.sealing = new Sealing(redactor, layout.versions());
        this.journal = new SqliteJournal(layout);
    }

    @Override
    public List<Decision> decide(Plan plan, RunRequest request) {
        redactor.registerAll(plan.secrets());
        try {
            return forecast(sealing.plan(plan), request);
        } catch (PmovesException e) {
            throw redactor.exception(e);
        }
    }

    private List<Decision> forecast(Plan plan, RunRequest request) {
        Graph graph = new Graph(plan.steps());
        Scope scope = Scope.of(graph, request.selection());
        String resuming = resolve(plan, request);
        RunRequest decided = decided(request, resuming, plan, graph, scope);
        History history = journal.history(plan, resuming, request.rehearsal())
                .whileRunning(run -> isOn(run, lockName(plan, request.rehearsal())));
        StepScope steps = steps(plan, request, scope, history);
        List<Step> asked = scope.chosen().stream().map(graph::step).toList();
        Map<StepPath, CheckState> checks = new Looks(steps, clock).at(asked);
        return new Forecast(plan, scope, history, checks, decided, clock.instant()).decisions();
    }

    private RunRequest decided(RunRequest request, @Nullable String resuming, Plan plan, Graph graph, Scope scope) {
        Map<StepPath, Restart> standing = resuming == null ? Map.of() : StandingRestarts.of(journal, resuming);
        return Decided.in(request, standing, plan, graph, scope);
    }

    @Override
    public Prepared prepare(Plan open, RunRequest request) {
        redactor.registerAll(open.secrets());
        Plan plan = sealing.plan(open);
        Graph graph = new Graph(plan.steps());
        Scope scope = Scope.of(graph, request.selection());
        Scope.named(graph, "--break", request.breaks());
        return underLock(plan, request.rehearsal(), () -> {
            String resuming = resolve(plan, request);
            RunRequest decided = decided(request, resuming, plan, graph, scope);
            History history = journal.history(plan, resuming, request.rehearsal());
            StepScope steps = steps(plan, request, scope, history);
            Looks looks = new Looks(steps, clock);
            return new PreparedRun(
                    plan, decided, graph, scope, history, steps, looks, layout, clock, journal, this::writer);
        });
    }

    @Override
    public Prepared prepareUndo(Plan open, UndoRequest request) {
        redactor.registerAll(open.secrets());
        Plan plan = sealing.plan(open);
        Graph graph = new Graph(plan.steps());
        Scope scope = Scope.only(graph, request.steps());
        boolean rehearsal =
                journal.find(request.run()).map(Journal.Run::rehearsal).orElse(false);
        return underLock(plan, rehearsal, () -> {
            Journal.Run run = resolve(plan, request.run(), rehearsal);
            History history = journal.history(plan, run.id(), rehearsal);
            Map<StepPath, Optional<Object>> outputs = new ConcurrentHashMap<>();
            plan.steps()
                    .forEach(step -> history.success(step)
                            .ifPresent(success -> outputs.put(step.path(), Optional.ofNullable(success.output()))));
            StepScope steps = new StepScope(folder(plan), rehearsal, redactor, outputs, giveUp);
            Looks looks = new Looks(steps, clock);
            return new PreparedUndo(
                    plan, run, request, graph, scope, history, steps, looks, layout, clock, journal, this::writer);
        });
    }

    /** What is made under the lock holds it; where that fails, the lock is let go. */
    private Prepared underLock(Plan plan, boolean rehearsal, Supplier<Held.Work> make) {
        StackLock lock = lock(plan, rehearsal);
        boolean made = false;
        try {
            Prepared prepared = new Held(lock, redactor, make.get());
            made = true;
            return prepared;
        } catch (PmovesException e) {
            throw redactor.exception(e);
        } finally {
            if (!made) {
                lock.close();
            }
        }
    }

    @Override
    public void forget(String id) {
        Journal.Run known = found(id);
        try (StackLock held =
                StackLock.acquire(layout, lockName(known.stack(), known.rehearsal()), known.runbook(), clock)) {
            Journal.Run run = found(id); // as it is now that nobody works on it
            if (!run.state().waitsToBeResumed()) {
                throw new PmovesException(
                        ExitCode.USAGE,
                        Problem.error(
                                "run.not-waiting",
                                "run " + run.id() + " (" + run.state() + ") does not wait to be resumed"));
            }
            writer().forget(run.id());
        }
    }

    @Override
    public List<Orphan> orphans() {
        return journal.orphans();
    }

    @Override
    public Journal journal() {
        return journal;
    }

    /** A rehearsal touches nothing of the stack, so it keeps no real run waiting: it has a lock of its own. */
    private StackLock lock(Plan plan, boolean rehearsal) {
        return StackLock.acquire(layout, lockName(plan, rehearsal), plan.runbook(), clock);
    }

    private static String lockName(Plan plan, boolean rehearsal) {
        return lockName(plan.stack(), rehearsal);
    }

    private static String lockName(String stack, boolean rehearsal) {
        return rehearsal ? "rehearsal of " + stack : stack;
    }

    private boolean isOn(String run, String lock) {
        return StackLock.held(layout, lock)
                && journal.find(run).map(Journal.Run::state).equals(Optional.of(Status.RUNNING));
    }

    private synchronized JournalWriter writer() {
        if (writer == null) {
            writer = new JournalWriter(layout, clock, redactor);
        }
        return writer;
    }

    /** @throws PmovesException (usage) if there is no such run, or it was one of something else */
    private @Nullable String resolve(Plan plan, RunRequest request) {
        String wanted = request.resuming();
        return wanted == null
                ? null
                : resolve(plan, wanted, request.rehearsal()).id();
    }

    private Journal.Run resolve(Plan plan, String wanted, boolean rehearsal) {
        Journal.Run run = found(wanted);
        if (!run.runbook().equals(plan.runbook()) || !run.stack().equals(plan.stack())) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error(
                            "run.of-another",
                            "run " + run.id() + " is of runbook '" + run.runbook() + "' on stack '" + run.stack()
                                    + "', not of '" + plan.runbook() + "' on '" + plan.stack() + "'"));
        }
        if (run.rehearsal() != rehearsal) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error(
                            "run.rehearsal",
                            "run " + run.id() + (run.rehearsal() ? " is a rehearsal" : " is no rehearsal")));
        }
        return run;
    }

    private Journal.Run found(String wanted) {
        return journal.find(wanted)
                .orElseThrow(() -> new PmovesException(
                        ExitCode.USAGE,
                        Problem.error("run.unknown", "there is no run '" + wanted + "'")
                                .fix("see them all: pmoves runs")));
    }

    private StepScope steps(Plan plan, RunRequest request, Scope scope, History history) {
        Map<StepPath, Optional<Object>> outputs = new ConcurrentHashMap<>();
        Forecast.handedOn(plan, history).forEach((path, output) -> {
            if (scope.outside().containsKey(path)) {
                outputs.put(path, output);
            }
        });
        return new StepScope(folder(plan), request.rehearsal(), redactor, outputs, giveUp);
    }

    private static Path folder(Plan plan) {
        Path parent = plan.file().toAbsolutePath().getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    @Override
    public synchronized void close() {
        if (writer != null) {
            writer.close();
        }
        journal.close();
    }
}
