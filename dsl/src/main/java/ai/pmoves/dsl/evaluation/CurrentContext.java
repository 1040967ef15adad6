package ai.pmoves.dsl.evaluation;

import ai.pmoves.kernel.ForwardingStepContext;
import ai.pmoves.kernel.StepContext;

/**
 * The context of the line that is being evaluated: a block that an earlier line has made acts as the line does that calls it, and
 * a thread that has outlived its line acts no more.
 */
final class CurrentContext extends ForwardingStepContext {
    private final StepContext between;
    private volatile StepContext now;

    /** @param between what there is while no line is evaluated */
    CurrentContext(StepContext between) {
        this.between = between;
        this.now = between;
    }

    @Override
    protected StepContext context() {
        return now;
    }

    void begin(StepContext line) {
        now = line;
    }

    void end() {
        now = between;
    }
}
