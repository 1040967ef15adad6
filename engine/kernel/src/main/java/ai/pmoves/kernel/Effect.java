package ai.pmoves.kernel;

/**
 * What happens to the world when a step's action runs, and so what may be done after a crash cut it off.
 *
 * <p>{@link #PURE} and {@link #IDEMPOTENT} steps run at least once; a {@link #ONCE} step at most once. Exactly once is
 * never claimed.
 */
public enum Effect {
    /** Only looks; the output depends on declared inputs and on what it observes. */
    PURE,
    /** Acting twice leaves the same state as acting once. */
    IDEMPOTENT,
    /** Acting twice is not the same as once. The default for commands. */
    ONCE
}
