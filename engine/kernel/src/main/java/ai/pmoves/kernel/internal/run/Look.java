package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.internal.decide.CheckState;

/**
 * One call of a check.
 *
 * @param ofOutputs whether it asked for outputs of other steps, so that it may say something else once they have run
 */
record Look(CheckState state, boolean ofOutputs) {

    static Look of(CheckState state) {
        return new Look(state, false);
    }

    /** Whether it says the same to whoever asks again, unless the world has changed. */
    boolean lasts() {
        boolean clear = state.answer() == CheckState.Answer.HOLDS || state.answer() == CheckState.Answer.DOES_NOT_HOLD;
        return clear && !ofOutputs;
    }
}
