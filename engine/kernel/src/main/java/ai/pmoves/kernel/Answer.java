package ai.pmoves.kernel;

/** What a person decided about a step whose outcome is unknown, or that is done and has changed. */
public enum Answer {
    /** Take it as done; do not act again. */
    DONE,
    /** Act again. */
    RERUN,
    /** Leave it out of this run, and go on with what does not need its output. */
    SKIP
}
