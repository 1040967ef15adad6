package ai.pmoves.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides about plans and runs them. One per process; open it with {@link StateDirectory#openRuns}. */
public interface Runs extends AutoCloseable {

    /**
     * Says for every step what a run would do, without acting; calls checks, in parallel.
     *
     * @param resuming the run to compare with, or null: then the latest run of the same runbook on the same stack
     * @throws PmovesException (usage) where the selection names what the plan does not have
     */
    List<Decision> decide(Plan plan, @Nullable String resuming, Selection selection);

    /**
     * Runs the plan under the stack's lock and journals everything.
     *
     * @throws PmovesException with {@link ExitCode#LOCKED} while another run holds the stack, {@link ExitCode#WAITING} where a
     *     step of an earlier run needs an answer first, {@link ExitCode#USAGE} for a selection that does not fit
     */
    RunResult run(Plan plan, RunRequest request, RunListener listener, RunControl control);

    Journal journal();

    @Override
    void close();
}
