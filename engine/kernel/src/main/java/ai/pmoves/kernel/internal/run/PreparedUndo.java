package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunListener;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Status;
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
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An undo whose stack is held and that has read what the run did. */
record PreparedUndo(
        Plan plan,
        Journal.Run run,
        UndoRequest request,
        Graph graph,
        Scope scope,
        History history,
        StepScope steps,
        Looks looks,
        StateLayout layout,
        Clock clock,
        SqliteJournal journal,
        Supplier<JournalWriter> writer)
        implements Held.Work {
    private static final Duration SLOWEST_LISTENER = Duration.ofSeconds(2);

    @Override
    public List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>(forecast(request.answers()).decisions());
        if (request.steps().isEmpty()) {
            decisions.addAll(noLongerThere());
        }
        return decisions;
    }

    @Override
    public Map<StepPath, Confirmation> confirmations() {
        return forecast(request.answers()).confirmations();
    }

    /** What the run did and the runbook does not know any more, nobody can take back. */
    private List<Decision> noLongerThere() {
        Map<StepPath, StepPath> renames = History.renames(plan.steps());
        return journal.steps(run.id()).stream()
                .filter(step -> step.attempt() > 0 && step.status() != Status.UNDONE)
                .map(Journal.StepState::path)
                .filter(path -> !graph.paths().contains(path) && !renames.containsKey(path))
                .map(path -> new Decision(path, Verb.STAYS, "no longer in the runbook", null))
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
        Map<StepPath, Answer> all = new HashMap<>(request.answers());
        all.putAll(answers);
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
    }

    /** Who holds the lock knows that nobody is at work on the run. */
    private Status before() {
        return run.state() == Status.RUNNING ? Status.INTERRUPTED : run.state();
    }

    private void demandAnswers(Map<StepPath, Verdict> verdicts) {
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
}
