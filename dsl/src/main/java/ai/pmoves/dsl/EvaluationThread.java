package ai.pmoves.dsl;

/**
 * A thread on which a line can be stopped whatever it does: what interrupts a sleep is soon swallowed, this is not forgotten, and
 * every loop and block of the line asks for it.
 */
public final class EvaluationThread extends Thread {
    private volatile boolean stopped;

    public EvaluationThread(Runnable line) {
        super(line, "evaluation");
        setDaemon(true);
    }

    /** Asks the line to end. May be called from any thread, any number of times. */
    public void halt() {
        stopped = true;
        interrupt();
    }

    /** Whether the thread that asks is one that was told to end. */
    public static boolean isHalted() {
        return Thread.currentThread() instanceof EvaluationThread thread && thread.stopped;
    }
}
