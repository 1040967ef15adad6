package ai.pmoves.kernel;

import java.util.List;
import java.util.Map;

/**
 * A plan that holds its stack's lock, and has not begun. What it decides is what it then does: what its checks have said is
 * taken over as long as nothing can have made it old. Made by {@link Runs#prepare}; for one thread.
 */
public interface Prepared extends AutoCloseable {

    /** What would become of every step, as {@link Runs#decide}. */
    List<Decision> decisions();

    /**
     * What will be asked before steps act, as far as it is known now, in the order of {@link #decisions}. A step whose turn may
     * come or not, by what others give, is none of them: it is asked about when it has come.
     */
    Map<StepPath, Confirmation> confirmations();

    /**
     * Does it, once.
     *
     * @param answers what was decided since, besides the answers of the request
     * @throws PmovesException as {@link Runs#run}
     */
    RunResult go(Map<StepPath, Answer> answers, RunListener listener, RunControl control);

    /** Lets the stack go, whether anything was done or not. */
    @Override
    void close();
}
