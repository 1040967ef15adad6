package ai.pmoves.dsl.language;

import ai.pmoves.dsl.EvaluationThread;

/**
 * Lets a busy block end when its step is asked to: the compiler calls {@link #check} at the head of every loop and block.
 * An error, so that a runbook's own {@code catch (Exception e)} does not swallow it; the flag stays up, so that a loop that
 * swallows even this meets it again.
 */
public final class StopSignal extends Error {
    private static final long serialVersionUID = 1L;

    private StopSignal() {
        super("the step was asked to end", null, false, false);
    }

    /** As Groovy's {@code sleep}, but for being stopped. */
    public static void sleep(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    public static void check() {
        if (Thread.currentThread().isInterrupted() || EvaluationThread.isHalted()) {
            throw new StopSignal();
        }
    }
}
