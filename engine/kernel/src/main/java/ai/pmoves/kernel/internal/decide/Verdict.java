package ai.pmoves.kernel.internal.decide;

import ai.pmoves.kernel.Comparison;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.internal.key.KeyChange;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about a step, before its confirmation is asked.
 *
 * @param compared what its key was held against, null where there was nothing
 */
public record Verdict(Verb verb, String why, @Nullable Comparison compared) {

    static Verdict of(Verb verb, String why) {
        return new Verdict(verb, why, null);
    }

    Verdict comparedWith(String run, KeyChange change) {
        return new Verdict(verb, why, new Comparison(run, change.changes()));
    }

    /** Whether the step will act. */
    public boolean acts() {
        return verb == Verb.NEW || verb == Verb.RERUN;
    }

    /** Whether it may act, so that its output is not known before. */
    boolean mayAct() {
        return acts() || verb == Verb.ASK || verb == Verb.UNKNOWN;
    }

    /** As shown before anything runs: a step that will ask is one that asks. */
    Decision forecast(Step step) {
        Confirmation confirmation = step.confirmation();
        return acts() && confirmation != null
                ? new Decision(step.path(), Verb.ASK, confirmation.question(), compared)
                : new Decision(step.path(), verb, why, compared);
    }
}
