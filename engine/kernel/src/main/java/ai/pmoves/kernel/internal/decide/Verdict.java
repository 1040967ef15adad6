package ai.pmoves.kernel.internal.decide;

import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.Step;
import java.util.List;

/** What is decided about a step, before its confirmation is asked. */
public record Verdict(Verb verb, String why, List<String> changed) {
    public Verdict {
        changed = List.copyOf(changed);
    }

    static Verdict of(Verb verb, String why) {
        return new Verdict(verb, why, List.of());
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
                ? new Decision(step.path(), Verb.ASK, confirmation.question(), changed)
                : new Decision(step.path(), verb, why, changed);
    }
}
