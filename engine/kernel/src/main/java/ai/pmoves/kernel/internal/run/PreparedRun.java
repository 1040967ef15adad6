package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Prepared;
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
import ai.pmoves.kernel.internal.lock.StackLock;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A run that holds its stack's lock and has read what was before it. */
final class PreparedRun implements Prepared {
    private final Plan plan;
    private final RunRequest request;
    private final Graph graph;
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

    PreparedRun(
            Plan plan,
            RunRequest request,
            Scope scope,
            History history,
            StepScope steps,
            StackLock lock,
            StateLayout layout,
            Clock clock,
            SqliteJournal journal,
            Supplier<JournalWriter> writer) {
        this.plan = plan;
        this.request = request;
        this.graph = new Graph(plan.steps());
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
        List<Step> asked = scope.chosen().stream().map(graph::step).toList();
        return redacting(() ->
                new Forecast(plan, scope, history, looks.at(asked), request.answers(), clock.instant()).decisions());
    }

    @Override
    public RunResult go(Map<StepPath, Answer> answers, RunListener listener, RunControl control) {
        if (gone) {
            throw new IllegalStateException("a prepared run goes once");
        }
        gone = true;
        RunRequest answered = request.answered(answers);
        return redacting(() -> {
            Preconditions preconditions = new Preconditions(plan, graph, scope, answered, history);
            preconditions.demandEarlierResults();
            preconditions.demandAnswers(looks, clock.instant(), journal.orphans());
            return new RunOfPlan(plan, graph, answered, scope, history, layout, steps, looks, clock)
                    .run(journal, writer.get(), listener, control);
        });
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
