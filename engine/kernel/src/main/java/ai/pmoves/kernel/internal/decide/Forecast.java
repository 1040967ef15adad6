package ai.pmoves.kernel.internal.decide;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Restart;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.key.Key;
import ai.pmoves.kernel.internal.key.KeyDigest;
import ai.pmoves.kernel.internal.plan.Graph;
import ai.pmoves.kernel.internal.plan.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides about all steps of a plan before any of them runs, each after what it needs. */
public final class Forecast {
    private final Plan plan;
    private final Scope scope;
    private final History history;
    private final Map<StepPath, CheckState> checks;
    private final Map<StepPath, Answer> answers;
    private final Map<StepPath, Restart> restarts;
    private final Map<StepPath, StepPath> renames;
    private final Instant now;
    private final Map<StepPath, Verdict> verdicts = new LinkedHashMap<>();
    private final Map<StepPath, Optional<Object>> known;
    /** Of steps that may run: those that do run, and whose results decide it. */
    private final Map<StepPath, Set<StepPath>> origins = new HashMap<>();

    public Forecast(
            Plan plan,
            Scope scope,
            History history,
            Map<StepPath, CheckState> checks,
            RunRequest request,
            Instant now) {
        this.plan = plan;
        this.scope = scope;
        this.history = history;
        this.checks = checks;
        this.answers = request.answers();
        this.restarts = request.restarts();
        this.renames = History.renames(plan.steps());
        this.now = now;
        this.known = handedOn(plan, history);
        new Graph(plan.steps()).inOrder().forEach(step -> verdicts.put(step.path(), verdict(step)));
    }

    /** In plan order; what stood in the earlier plan only comes last. */
    public List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        plan.steps().forEach(step -> decisions.add(decision(step)));
        history.planned().stream()
                .filter(path -> !verdicts.containsKey(path) && !renames.containsKey(path))
                .forEach(path -> decisions.add(new Decision(path, Verb.REMOVED, "no longer in the runbook", null)));
        return decisions;
    }

    private Decision decision(Step step) {
        Verdict verdict = verdict(step.path());
        Decision decision = verdict.forecast(step);
        return verdict.mayAct()
                ? decision.blockedBy(
                        checks.getOrDefault(step.path(), CheckState.NONE).blockers())
                : decision;
    }

    /** What is asked of those that will act, in plan order. */
    public Map<StepPath, Confirmation> confirmations() {
        Map<StepPath, Confirmation> asked = new LinkedHashMap<>();
        for (Step step : plan.steps()) {
            Confirmation confirmation = step.confirmation();
            if (confirmation != null && verdict(step.path()).acts()) {
                asked.put(step.path(), confirmation);
            }
        }
        return asked;
    }

    /** Steps that only a person can decide about, not counting confirmations. */
    public Map<StepPath, Verdict> questions() {
        Map<StepPath, Verdict> questions = new LinkedHashMap<>(verdicts);
        questions.values().removeIf(verdict -> verdict.verb() != Verb.ASK);
        return questions;
    }

    private Verdict verdict(StepPath path) {
        Verdict verdict = verdicts.get(path);
        if (verdict == null) {
            throw new IllegalStateException(path + " is decided after what needs it");
        }
        return verdict;
    }

    private Verdict verdict(Step step) {
        String left = scope.outside().getOrDefault(step.path(), scope.skipped().get(step.path()));
        if (left != null) {
            return Verdict.of(Verb.SKIP, left);
        }
        Map<StepPath, Optional<Object>> outputs = new HashMap<>();
        Map<StepPath, Set<StepPath>> open = new LinkedHashMap<>();
        for (StepPath need : step.needs()) {
            Verdict needed = verdict(need);
            if (needed.verb() == Verb.SKIP && !scope.outside().containsKey(need)) {
                return Verdict.of(Verb.SKIP, "needs '" + need + "', which is left out");
            }
            if (needed.mayAct()) {
                open.put(need, origins.getOrDefault(need, Set.of(need)));
            } else {
                outputs.put(need, known.getOrDefault(need, Optional.empty()));
            }
        }
        Key key = KeyDigest.of(step, outputs);
        Verdict verdict = Decider.decide(new Facts(
                step,
                history.past(step).orElse(null),
                history.resuming(),
                key,
                open,
                checks.getOrDefault(step.path(), CheckState.NONE),
                scope.forced().contains(step.path()),
                answers.get(step.path()),
                restarts.get(step.path()),
                renames,
                now));
        if (verdict.verb() == Verb.UNKNOWN && !open.isEmpty()) {
            Set<StepPath> all = new LinkedHashSet<>();
            open.values().forEach(all::addAll);
            origins.put(step.path(), all);
        }
        if (verdict.verb() == Verb.REUSE) {
            Restart restart = restarts.get(step.path());
            Object output = restart == null ? history.standingOutput(step, key, renames) : restart.value();
            known.put(step.path(), KeyDigest.handedOn(step, output, outputs));
        }
        return verdict;
    }

    /** What each step hands on where its last result stands. */
    public static Map<StepPath, Optional<Object>> handedOn(Plan plan, History history) {
        Map<StepPath, Optional<Object>> known = new HashMap<>();
        for (Step step : new Graph(plan.steps()).inOrder()) {
            Object output = history.success(step).map(Success::output).orElse(null);
            known.put(step.path(), KeyDigest.handedOn(step, output, known));
        }
        return known;
    }
}
