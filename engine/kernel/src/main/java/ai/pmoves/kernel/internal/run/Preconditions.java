package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.decide.CheckState;
import ai.pmoves.kernel.internal.decide.Forecast;
import ai.pmoves.kernel.internal.decide.History;
import ai.pmoves.kernel.internal.decide.Past;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be so before the first step starts. */
final class Preconditions {
    private final Plan plan;
    private final Graph graph;
    private final Scope scope;
    private final RunRequest request;
    private final History history;

    Preconditions(Plan plan, Graph graph, Scope scope, RunRequest request, History history) {
        this.plan = plan;
        this.graph = graph;
        this.scope = scope;
        this.request = request;
        this.history = history;
    }

    /** @throws PmovesException (usage) where a chosen step needs one that is not chosen and has never succeeded */
    void demandEarlierResults() {
        List<Problem> problems = scope.builtUpon(graph).stream()
                .filter(path -> history.success(graph.step(path)).isEmpty())
                .map(path -> Problem.error(
                                "selection.no-earlier-result",
                                "the selection leaves out '" + path + "' ("
                                        + scope.outside().get(path) + "), which is needed and has not succeeded yet")
                        .at(graph.step(path).location())
                        .fix("run it too"))
                .toList();
        if (!problems.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, problems);
        }
    }

    /**
     * @param orphans children that still live
     * @throws PmovesException (waiting) with every step that only a person can decide about
     */
    void demandAnswers(Looks looks, Instant now, List<Orphan> orphans) {
        List<Step> doubtful = scope.chosen().stream()
                .map(graph::step)
                .filter(step -> step.effect() == Effect.ONCE)
                .filter(step -> history.past(step)
                        .map(past -> past.ending() == Past.Ending.CUT_OFF || past.success() != null)
                        .orElse(false))
                .toList();
        if (doubtful.isEmpty()) {
            return;
        }
        Map<StepPath, CheckState> states = looks.at(doubtful);
        Set<StepPath> asked = doubtful.stream().map(Step::path).collect(Collectors.toSet());
        List<Problem> questions = new ArrayList<>();
        new Forecast(plan, scope, history, states, request, now).questions().forEach((path, verdict) -> {
            if (asked.contains(path)) {
                questions.add(alive(path, orphans)
                        .map(orphan -> stillRuns(graph.step(path), verdict.why(), orphan))
                        .orElseGet(() -> question(graph.step(path), verdict.why())));
            }
        });
        for (Step step : doubtful) {
            Answer answer = request.answers().get(step.path());
            if (answer == Answer.DONE
                    || answer == Answer.SKIP
                    || request.restarts().containsKey(step.path())) {
                alive(step.path(), orphans)
                        .ifPresent(orphan ->
                                questions.add(stillRuns(step, "answered too early, it is still being done", orphan)));
            }
        }
        if (!questions.isEmpty()) {
            throw new PmovesException(ExitCode.WAITING, questions);
        }
    }

    private static Optional<Orphan> alive(StepPath path, List<Orphan> orphans) {
        return orphans.stream().filter(orphan -> orphan.step().equals(path)).findFirst();
    }

    /** What is still being done is neither done nor undone: first it has to end, then there is something to answer. */
    private static Problem stillRuns(Step step, String why, Orphan orphan) {
        return Problem.error(
                        "run.needs-answer",
                        "step '" + step.path() + "': " + why + "; its child " + orphan.pid() + " still runs: "
                                + orphan.command())
                .at(step.location())
                .fix("wait until it has ended: tail --pid=" + orphan.pid() + " -f /dev/null, or stop it: kill -- -"
                        + orphan.pid() + "; then answer done, rerun or skip");
    }

    static Problem question(Step step, String why) {
        return Problem.error("run.needs-answer", "step '" + step.path() + "': " + why + "; answer done, rerun or skip")
                .at(step.location())
                .fix("--answer " + step.path() + "=done");
    }
}
