package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunListener;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.Forecast;
import ai.pmoves.kernel.internal.decide.History;
import ai.pmoves.kernel.internal.journal.JournalWriter;
import ai.pmoves.kernel.internal.journal.SqliteJournal;
import ai.pmoves.kernel.internal.journal.StateLayout;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A run whose stack is held and that has read what was before it. */
record PreparedRun(
        Plan plan,
        RunRequest request,
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

    @Override
    public List<Decision> decisions() {
        return forecast(chosen()).decisions();
    }

    @Override
    public Map<StepPath, Confirmation> confirmations() {
        List<Step> chosen = chosen();
        return chosen.stream().allMatch(step -> step.confirmation() == null)
                ? Map.of() // no check is asked for it
                : forecast(chosen).confirmations();
    }

    private List<Step> chosen() {
        return scope.chosen().stream().map(graph::step).toList();
    }

    private Forecast forecast(List<Step> chosen) {
        return new Forecast(plan, scope, history, looks.at(chosen), request, clock.instant());
    }

    @Override
    public RunResult go(Map<StepPath, Answer> answers, RunListener listener, RunControl control) {
        RunRequest answered = request.answered(answers);
        Preconditions preconditions = new Preconditions(plan, graph, scope, answered, history);
        preconditions.demandEarlierResults();
        preconditions.demandAnswers(looks, clock.instant(), journal.orphans());
        return new RunOfPlan(plan, graph, answered, scope, history, layout, steps, looks, clock)
                .run(journal, writer.get(), listener, control);
    }
}
