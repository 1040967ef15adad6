package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunListener;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.UndoRequest;
import ai.pmoves.kernel.internal.decide.CheckState;
import ai.pmoves.kernel.internal.decide.History;
import ai.pmoves.kernel.internal.decide.UndoForecast;
import ai.pmoves.kernel.internal.decide.Verdict;
import ai.pmoves.kernel.internal.journal.JournalFailure;
import ai.pmoves.kernel.internal.journal.JournalWriter;
import ai.pmoves.kernel.internal.journal.RunJournal;
import ai.pmoves.kernel.internal.journal.SqliteJournal;
import ai.pmoves.kernel.internal.journal.StateLayout;
import ai.pmoves.kernel.internal.journal.Status;
import ai.pmoves.kernel.internal.lock.StackLock;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An undo that holds its stack's lock and has read what the run did. */
final class PreparedUndo implements Prepared {
    private static final Duration SLOWEST_LISTENER = Duration.ofSeconds(2);

    private final Plan plan;
    private final Journal.Run run;
    private final UndoRequest request;
    private final Scope scope;
    private final History history;
    private final StepScope steps;
    private final Looks looks;
    private final StackLock lock;
    private final StateLayout layout;
    private final Clock clock;
    private final SqliteJournal journal;
    private final Supplier<JournalWriter> writer;
    private boolean gone;

    PreparedUndo(
            Plan plan,
            Journal.Run run,
            UndoRequest request,
            Scope scope,
            History history,
            StepScope steps,
            StackLock lock,
            StateLayout layout,
            Clock clock,
            SqliteJournal journal,
            Supplier<JournalWriter> writer) {
        this.plan = plan;
        this.run = run;
        this.request = request;
        this.scope = scope;
        this.history = history;
        this.steps = steps;
        this.looks = new Looks(steps, clock);
        this.lock = lock;
        this.layout = layout;
        this.clock = clock;
        this.journal = journal;
        this.writer = writer;
    }

    @Override
    public List<Decision> decisions() {
        return redacting(() -> {
            List<Decision> decisions =
                    new ArrayList<>(forecast(request.answers()).decisions());
            if (request.steps().isEmpty()) {
                decisions.addAll(noLongerThere());
            }
            return decisions;
        });
    }

    /** What the run did and the runbook does not know any more, nobody can take back. */
    private List<Decision> noLongerThere() {
        Graph graph = new Graph(plan.steps());
        Map<StepPath, StepPath> renames = History.renames(plan.steps());
        return journal.steps(run.id()).stream()
                .filter(step -> step.attempt() > 0 && !step.status().equals(Status.UNDONE))
                .map(Journal.StepState::path)
                .filter(path -> !graph.paths().contains(path) && !renames.containsKey(path))
                .map(path -> new Decision(path, Verb.STAYS, "no longer in the runbook", List.of()))
                .toList();
    }

    private UndoForecast forecast(Map<StepPath, Answer> answers) {
        List<Step> chosen = plan.steps().stream()
                .filter(step -> scope.chosen().contains(step.path()))
                .toList();
        Map<StepPath, CheckState> checks = looks.at(UndoForecast.doubtful(chosen, history));
        History sinceThen = journal.history(plan, null, run.rehearsal());
        return new UndoForecast(plan, scope.chosen(), history, sinceThen, checks, answers, clock.instant());
    }

    @Override
    public RunResult go(Map<StepPath, Answer> answers, RunListener listener, RunControl control) {
        if (gone) {
            throw new IllegalStateException("a prepared undo goes once");
        }
        gone = true;
        Map<StepPath, Answer> all = new HashMap<>(request.answers());
        all.putAll(answers);
        return redacting(() -> {
            Map<StepPath, Verdict> verdicts = forecast(all).verdicts();
            demandAnswers(verdicts);
            // asked before the run is ours: children of a run that is on are nobody's orphans
            List<Orphan> orphans = journal.orphans();
            RunJournal rows = writer.get().resume(run.id(), plan, listener);
            try {
                return new Undoing(plan, scope, verdicts, layout, rows, steps, request.confirmer(), before())
                        .run(control, orphans);
            } catch (JournalFailure e) {
                throw e.then("pmoves undo " + run.id());
            } finally {
                rows.awaitTold(SLOWEST_LISTENER);
            }
        });
    }

    /** Who holds the lock knows that nobody is at work on the run. */
    private String before() {
        return run.state().equals(Status.RUNNING) ? Status.INTERRUPTED : run.state();
    }

    private void demandAnswers(Map<StepPath, Verdict> verdicts) {
        Graph graph = new Graph(plan.steps());
        List<Problem> questions = new ArrayList<>();
        verdicts.forEach((path, verdict) -> {
            if (verdict.verb() == Verb.ASK) {
                questions.add(Preconditions.question(graph.step(path), verdict.why()));
            }
        });
        if (!questions.isEmpty()) {
            throw new PmovesException(ExitCode.WAITING, questions);
        }
    }

    private <T> T redacting(Supplier<T> work) {
        try {
            return work.get();
        } catch (PmovesException e) {
            throw steps.redactor().exception(e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
