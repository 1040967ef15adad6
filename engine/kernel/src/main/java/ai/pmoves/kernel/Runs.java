package ai.pmoves.kernel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides about plans and runs them. One per process; open it with {@link StateDirectory#openRuns}. */
public interface Runs extends AutoCloseable {

    /**
     * Says for every step what a run would do, without acting; calls checks, in parallel. Compares with the run that is
     * resumed, else with the latest ones of the same runbook on the same stack.
     *
     * @return in plan order, then what stands no more
     * @throws PmovesException (usage) where the selection names what the plan does not have
     */
    List<Decision> decide(Plan plan, RunRequest request);

    /** {@link #decide(Plan, RunRequest)} for a run that is no rehearsal, with nothing answered yet. */
    default List<Decision> decide(Plan plan, @Nullable String resuming, Selection selection) {
        return decide(plan, new RunRequest(resuming, selection, Map.of(), (step, question) -> false, 1, false));
    }

    /**
     * Takes the stack's lock and reads what was before, for a run that is decided about first, shown, asked about, then done.
     *
     * @return to be closed
     * @throws PmovesException with {@link ExitCode#LOCKED} while another run holds the stack, {@link ExitCode#USAGE} for a
     *     selection or a run to resume that does not fit
     */
    Prepared prepare(Plan plan, RunRequest request);

    /**
     * Runs the plan under the stack's lock and journals everything.
     *
     * @throws PmovesException with {@link ExitCode#LOCKED} while another run holds the stack, {@link ExitCode#WAITING} where a
     *     step of an earlier run needs an answer first, {@link ExitCode#USAGE} for a selection that does not fit
     */
    default RunResult run(Plan plan, RunRequest request, RunListener listener, RunControl control) {
        try (Prepared prepared = prepare(plan, request)) {
            return prepared.go(Map.of(), listener, control);
        }
    }

    /**
     * Takes back what the run's steps did, the last one first, under the stack's lock. Only steps that have an undo and
     * have succeeded or been cut off count. A failing undo is journaled and told, and the others are still undone.
     *
     * @param steps which ones, step paths or groups; all if empty
     * @return the run's id; {@link ExitCode#FAILED} where an undo failed; per step Succeeded, Failed or Interrupted
     */
    RunResult undo(Plan plan, String run, Set<String> steps, RunListener listener, RunControl control);

    /** Children of runs whose own process is gone that are still alive, for {@code doctor}. */
    List<Orphan> orphans();

    Journal journal();

    @Override
    void close();
}
