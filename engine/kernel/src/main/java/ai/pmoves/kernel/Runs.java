package ai.pmoves.kernel;

import java.util.List;
import java.util.Map;
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
     * Takes the stack's lock and looks what of a run can be taken back. Only steps count that the run itself has begun, and that
     * no later run has done since; what has no undo stays. What needs a step is taken back before it.
     *
     * @return to be closed; a failing undo is journaled and told, and the others are still done; per step that was taken back
     *     Succeeded, Failed, Interrupted or Waiting. {@link ExitCode#FAILED} where an undo failed
     * @throws PmovesException with {@link ExitCode#LOCKED}, {@link ExitCode#USAGE} as {@link #prepare}
     */
    Prepared prepareUndo(Plan plan, UndoRequest request);

    /** Takes back at once. */
    default RunResult undo(Plan plan, UndoRequest request, RunListener listener, RunControl control) {
        try (Prepared prepared = prepareUndo(plan, request)) {
            return prepared.go(Map.of(), listener, control);
        }
    }

    /**
     * Notes that nobody will go on with a run that came to no good end. Nothing of it is removed, and whoever names it can still
     * resume it or take it back.
     *
     * @param run its whole id
     * @throws PmovesException with {@link ExitCode#LOCKED} while its stack is held, {@link ExitCode#USAGE} where it does not wait
     *     to be resumed
     */
    void forget(String run);

    /** Children of runs whose own process is gone that are still alive, for {@code doctor}. */
    List<Orphan> orphans();

    Journal journal();

    @Override
    void close();
}
