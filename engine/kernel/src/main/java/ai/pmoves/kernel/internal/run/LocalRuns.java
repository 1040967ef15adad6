package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunListener;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Selection;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.CheckState;
import ai.pmoves.kernel.internal.decide.Forecast;
import ai.pmoves.kernel.internal.decide.History;
import ai.pmoves.kernel.internal.journal.JournalWriter;
import ai.pmoves.kernel.internal.journal.RunJournal;
import ai.pmoves.kernel.internal.journal.SqliteJournal;
import ai.pmoves.kernel.internal.journal.StateLayout;
import ai.pmoves.kernel.internal.journal.Status;
import ai.pmoves.kernel.internal.key.Sealing;
import ai.pmoves.kernel.internal.lock.StackLock;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import ai.pmoves.kernel.internal.redact.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs whose state lies in a folder of this machine. */
public final class LocalRuns implements Runs {
    private final StateLayout layout;
    private final Clock clock;
    private final Redactor redactor = new Redactor();
    private final Sealing sealing;
    private final SqliteJournal journal;
    private @Nullable JournalWriter writer;

    public LocalRuns(StateLayout layout, Clock clock) {
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
        History history = journal.history(plan, resuming, request.rehearsal())
                .whileRunning(run -> isOn(run, held(plan, request.rehearsal())));
        StepScope steps = steps(plan, request, scope, history);
        List<Step> asked = scope.chosen().stream().map(graph::step).toList();
        Map<StepPath, CheckState> checks = new Looks(steps, clock).at(asked);
        return new Forecast(plan, scope, history, checks, request.answers(), clock.instant()).decisions();
    }

    @Override
    public Prepared prepare(Plan open, RunRequest request) {
        redactor.registerAll(open.secrets());
        Plan plan = sealing.plan(open);
        Scope scope = Scope.of(new Graph(plan.steps()), request.selection());
        StackLock lock = lock(plan, request.rehearsal());
        boolean prepared = false;
        try {
            History history = journal.history(plan, resolve(plan, request), request.rehearsal());
            StepScope steps = steps(plan, request, scope, history);
            Prepared run =
                    new PreparedRun(plan, request, scope, history, steps, lock, layout, clock, journal, this::writer);
            prepared = true;
            return run;
        } catch (PmovesException e) {
            throw redactor.exception(e);
        } finally {
            if (!prepared) {
                lock.close();
            }
        }
    }

    @Override
    public RunResult undo(Plan open, String run, Set<String> steps, RunListener listener, RunControl control) {
        redactor.registerAll(open.secrets());
        Plan plan = sealing.plan(open);
        Scope scope = Scope.of(new Graph(plan.steps()), Selection.only(steps));
        boolean rehearsal = journal.find(run).map(Journal.Run::rehearsal).orElse(false);
        try (StackLock lock = lock(plan, rehearsal)) {
            RunRequest request = new RunRequest(run, Selection.ALL, Map.of(), (step, question) -> false, 1, rehearsal);
            String resumed = resolve(plan, request);
            History history = journal.history(plan, resumed, rehearsal);
            RunJournal rows = writer().append(resumed == null ? run : resumed, listener);
            Map<StepPath, Optional<Object>> outputs = new ConcurrentHashMap<>();
            plan.steps()
                    .forEach(step -> history.success(step)
                            .ifPresent(success -> outputs.put(step.path(), Optional.ofNullable(success.output()))));
            StepScope live = new StepScope(folder(plan), rehearsal, redactor, outputs);
            return new Undoing(plan, scope, history, layout, rows, live).run(control, journal.orphans());
        } catch (PmovesException e) {
            throw redactor.exception(e);
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
        return StackLock.acquire(layout, held(plan, rehearsal), plan.runbook(), clock);
    }

    private static String held(Plan plan, boolean rehearsal) {
        return rehearsal ? "rehearsal of " + plan.stack() : plan.stack();
    }

    private boolean isOn(String run, String held) {
        return StackLock.held(layout, held)
                && journal.find(run).map(Journal.Run::state).orElse("").equals(Status.RUNNING);
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
        if (wanted == null) {
            return null;
        }
        Journal.Run run = journal.find(wanted)
                .orElseThrow(() -> new PmovesException(
                        ExitCode.USAGE,
                        Problem.error("run.unknown", "there is no run '" + wanted + "'")
                                .fix("see them all: pmoves runs")));
        if (!run.runbook().equals(plan.runbook()) || !run.stack().equals(plan.stack())) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error(
                            "run.of-another",
                            "run " + run.id() + " is of runbook '" + run.runbook() + "' on stack '" + run.stack()
                                    + "', not of '" + plan.runbook() + "' on '" + plan.stack() + "'"));
        }
        if (run.rehearsal() != request.rehearsal()) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error(
                            "run.rehearsal",
                            "run " + run.id() + (run.rehearsal() ? " is a rehearsal" : " is no rehearsal")));
        }
        return run.id();
    }

    private StepScope steps(Plan plan, RunRequest request, Scope scope, History history) {
        Map<StepPath, Optional<Object>> outputs = new ConcurrentHashMap<>();
        Forecast.handedOn(plan, history).forEach((path, output) -> {
            if (scope.outside().containsKey(path)) {
                outputs.put(path, output);
            }
        });
        return new StepScope(folder(plan), request.rehearsal(), redactor, outputs);
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
