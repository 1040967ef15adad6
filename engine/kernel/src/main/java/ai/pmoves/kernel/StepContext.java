package ai.pmoves.kernel;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a running action, check, verify or undo may use. Everything it says is redacted before it is written. */
public interface StepContext {
    StepPath path();

    /** The run that it belongs to; empty where something is only looked at, in a plan. */
    default String runId() {
        return "";
    }

    /** 1 for the first try. */
    int attempt();

    /** One line to the step's log. Counts as a sign of life for the silence timeout. */
    void log(String line);

    /**
     * What the step is doing now, such as {@code waiting for healthy (try 3)}; replaces the last such note. In a check it
     * is the reason that the plan shows, such as {@code no registry answers: bootstrapped from the Debian mirror}.
     */
    void progress(String note);

    /** What does not stop the step and has to be known all the same: it stands in the log and at the end of the run. */
    default void warn(String message) {
        log("warning: " + message);
    }

    /** In a check: what would stop the run at this step. A plan lists it, whole, with what else stands in its way. */
    default void blocker(Problem problem) {}

    /**
     * Told right before anything outside of the program is changed.
     *
     * @param stack the name of the stack that is changed; empty where it is none
     * @throws PmovesException where this only reads, or somebody has said no
     */
    default void acting(String stack) {}

    /**
     * Told right before something is destroyed. A runbook has said so itself, with {@code confirm}; where a person types what
     * acts, it is asked about here.
     *
     * @param asked looks what there is to destroy, only where somebody is asked; empty where there is nothing
     * @throws PmovesException where it is to stay
     */
    default void destroying(Supplier<Optional<Confirmation>> asked) {}

    /** What the step was asked for, a table or a report: it stands in the log, and on standard output once the run has ended. */
    default void show(String text) {
        log(text);
    }

    /** The output of a step that this one needs, as JSON-like data (null, String, Number, Boolean, List, Map). */
    @Nullable
    Object output(StepPath need);

    /**
     * Runs a child in its own process group, journals its pid, streams its output to the log and waits.
     *
     * @throws PmovesException where the program does not exist
     * @throws InterruptedException when the run is being stopped; the group was ended before this is thrown
     */
    CommandResult exec(Command command) throws InterruptedException;

    /** Like {@link #exec}, and a non-zero exit code is a failure that names the command and its last lines. */
    CommandResult run(Command command) throws InterruptedException;

    /** Makes the value unreadable in everything that this run writes from now on. */
    void redact(Secret secret);

    /** Runs on the thread that stops the step, to unblock it; removed when the returned handle is closed. */
    AutoCloseable onStop(Runnable unblock);

    /** True in a rehearsal: what acts on this machine only says what it would do. */
    boolean rehearsal();

    /** True once the step has been asked to end (second ^C, timeout): leave soon by InterruptedException. */
    boolean stopping();
}
