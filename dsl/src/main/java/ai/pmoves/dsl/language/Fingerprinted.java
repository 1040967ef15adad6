package ai.pmoves.dsl.language;

import ai.pmoves.kernel.KeyComponent;

/** A value of the language that can say what of it counts when a step asks whether it has changed. */
public interface Fingerprinted {
    /** Equal exactly while nothing that matters to a step has changed. Holds no secret. */
    KeyComponent fingerprint();
}
