package ai.pmoves.kernel.internal.decide;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.plan.Graph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what of a run is taken back, in the order in which it is: what needs a step goes before the step. */
public final class UndoForecast {
    private final Set<StepPath> chosen;
    private final History history;
    private final History sinceThen;
    private final Map<StepPath, CheckState> checks;
    private final Map<StepPath, Answer> answers;
    private final Instant now;
    private final Map<StepPath, Step> steps = new LinkedHashMap<>();
    private final Map<StepPath, Verdict> verdicts = new LinkedHashMap<>();
    /** What is needed by a step that stays, with that step. */
    private final Map<StepPath, StepPath> users = new HashMap<>();

    /**
     * @param chosen the steps that are meant
     * @param history as for going on with the run
     * @param sinceThen what is known from all runs, also later ones
     * @param checks of {@link #doubtful}
     */
    public UndoForecast(
            Plan plan,
            Set<StepPath> chosen,
            History history,
            History sinceThen,
            Map<StepPath, CheckState> checks,
            Map<StepPath, Answer> answers,
            Instant now) {
        this.chosen = chosen;
        this.history = history;
        this.sinceThen = sinceThen;
        this.checks = checks;
        this.answers = answers;
        this.now = now;
        backwards(plan).forEach(this::decide);
    }

    /** Comes to a step after all that need it. */
    private void decide(Step step) {
        StepPath path = step.path();
        steps.put(path, step);
        StepPath user = users.get(path);
        if (chosen.contains(path)) {
            Verdict verdict = answered(step, verdict(step));
            if (user != null && (verdict.verb() == Verb.UNDO || verdict.verb() == Verb.ASK)) {
                verdict = Verdict.of(Verb.STAYS, "needed by '" + user + "', which stays");
            }
            verdicts.put(path, verdict);
            if (verdict.verb() == Verb.STAYS && isInUse(step)) {
                user = path;
            }
        }
        if (user != null) {
            for (StepPath need : step.needs()) {
                users.putIfAbsent(need, user);
            }
        }
    }

    /** Of a step that stays: for a reason of its own, not only because nothing takes it back. */
    private boolean isInUse(Step step) {
        return step.undo() != null || doneSince(step) != null;
    }

    /** Steps whose undo was cut off and must not be done twice: their checks count. */
    public static List<Step> doubtful(Collection<Step> steps, History history) {
        return steps.stream()
                .filter(step -> step.effect() == Effect.ONCE && step.undo() != null)
                .filter(step -> history.past(step)
                        .filter(past -> past.ending() == Past.Ending.UNDO_CUT_OFF)
                        .isPresent())
                .toList();
    }

    /** First what is taken back, in this order; then what stays, and why. */
    public List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        List<Decision> left = new ArrayList<>();
        verdicts.forEach((path, verdict) -> {
            boolean stays = verdict.verb() == Verb.STAYS || verdict.verb() == Verb.SKIP;
            (stays ? left : decisions).add(shown(step(path), verdict));
        });
        decisions.addAll(left);
        return decisions;
    }

    /** What is asked before steps are taken back, in the order of undoing. */
    public Map<StepPath, Confirmation> confirmations() {
        Map<StepPath, Confirmation> asked = new LinkedHashMap<>();
        verdicts.forEach((path, verdict) -> {
            Confirmation question = question(step(path));
            if (verdict.verb() == Verb.UNDO && question != null) {
                asked.put(path, question);
            }
        });
        return asked;
    }

    /** In the order of undoing. */
    public Map<StepPath, Verdict> verdicts() {
        return Collections.unmodifiableMap(verdicts);
    }

    private static List<Step> backwards(Plan plan) {
        List<Step> steps = new ArrayList<>(new Graph(plan.steps()).inOrder());
        Collections.reverse(steps);
        return steps;
    }

    private Step step(StepPath path) {
        Step step = steps.get(path);
        if (step == null) {
            throw new IllegalArgumentException("no step " + path);
        }
        return step;
    }

    private Decision shown(Step step, Verdict verdict) {
        Confirmation asked = question(step);
        return verdict.verb() == Verb.UNDO && asked != null
                ? new Decision(step.path(), Verb.ASK, asked.question(), null)
                : new Decision(step.path(), verdict.verb(), verdict.why() + builtUpon(step, verdict), null);
    }

    /** What is asked before the step is taken back: whoever asks before it acts, asks here with the same weight. */
    public static @Nullable Confirmation question(Step step) {
        Confirmation acting = step.confirmation();
        return acting == null
                ? null
                : new Confirmation(
                        acting.level(),
                        "Take back '" + step.path() + "'" + (step.about().isEmpty() ? "?" : " (" + step.about() + ")?"),
                        acting.word());
    }

    private String builtUpon(Step step, Verdict verdict) {
        if (verdict.verb() != Verb.UNDO) {
            return "";
        }
        List<String> staying = steps.values().stream()
                .filter(other -> other.needs().contains(step.path()) && !chosen.contains(other.path()))
                .filter(other -> history.past(other).filter(this::standsHere).isPresent())
                .map(other -> "'" + other.path() + "'")
                .toList();
        return staying.isEmpty() ? "" : "; needed by " + String.join(", ", staying) + ", not taken back";
    }

    private boolean standsHere(Past past) {
        return past.run().equals(history.resuming()) && past.attempts() > 0 && past.ending() != Past.Ending.UNDONE;
    }

    private Verdict answered(Step step, Verdict verdict) {
        Answer answer = answers.get(step.path());
        if (verdict.verb() != Verb.ASK || answer == null) {
            return verdict;
        }
        return switch (answer) {
            case DONE -> Verdict.of(Verb.REUSE, "taken as taken back, as decided");
            case RERUN -> Verdict.of(Verb.UNDO, "taken back again, as decided");
            case SKIP -> Verdict.of(Verb.STAYS, "left as it is, as decided");
        };
    }

    private Verdict verdict(Step step) {
        Past past = history.past(step).orElse(null);
        if (past == null || !past.run().equals(history.resuming())) {
            return Verdict.of(Verb.SKIP, "not done by this run");
        }
        if (past.attempts() == 0) {
            return Verdict.of(Verb.SKIP, "not done by this run: it was ready already");
        }
        if (past.ending() == Past.Ending.UNDONE) {
            return Verdict.of(Verb.SKIP, "taken back already");
        }
        if (step.undo() == null) {
            return step.effect() == Effect.PURE
                    ? Verdict.of(Verb.SKIP, "it only looked")
                    : Verdict.of(Verb.STAYS, "it has no undo");
        }
        String later = doneSince(step);
        return later != null ? Verdict.of(Verb.STAYS, "run " + later + " has done it since") : undone(step, past);
    }

    private @Nullable String doneSince(Step step) {
        return sinceThen
                .past(step)
                .filter(last -> !last.run().equals(history.resuming()) && last.attempts() > 0)
                .map(Past::run)
                .orElse(null);
    }

    private Verdict undone(Step step, Past past) {
        return switch (past.ending()) {
            case UNDO_CUT_OFF -> cutOff(step);
            case UNDO_FAILED -> Verdict.of(Verb.UNDO, "its undo failed before: " + past.detail());
            case FAILED, RETRYING -> Verdict.of(Verb.UNDO, "failed, taken back as far as it came: " + past.detail());
            case DONE ->
                Verdict.of(
                        Verb.UNDO,
                        past.success() == null
                                ? "done"
                                : "done " + Ago.since(past.success().at(), now));
            default -> Verdict.of(Verb.UNDO, "cut off, taken back as far as it came");
        };
    }

    private Verdict cutOff(Step step) {
        String how = "its undo was cut off";
        if (step.effect() != Effect.ONCE) {
            return Verdict.of(Verb.UNDO, how + ", safe to do again");
        }
        CheckState check = checks.getOrDefault(step.path(), CheckState.NONE);
        return switch (check.answer()) {
            case HOLDS -> Verdict.of(Verb.UNDO, how + ", and its check still holds");
            case DOES_NOT_HOLD -> Verdict.of(Verb.REUSE, how + ", and its check holds no more: taken back");
            case CANNOT_TELL -> Verdict.of(Verb.ASK, how + ", and its check cannot tell: " + check.message());
            case NONE -> Verdict.of(Verb.ASK, how + ", and it has no check: was it taken back?");
        };
    }
}
