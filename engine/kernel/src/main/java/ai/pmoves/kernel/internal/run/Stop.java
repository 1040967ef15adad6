package ai.pmoves.kernel.internal.run;

/** Why an attempt was told to end. */
sealed interface Stop {

    /** @param words such as {@code timed out after 10 s} */
    record TimedOut(String words) implements Stop {}

    record RunStopped() implements Stop {}
}
