package ai.pmoves.repl.cli;

import ai.pmoves.docker.Docker;
import ai.pmoves.dsl.Admission;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.StateDirectory;
import ai.pmoves.repl.trust.Trust;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rooms that commands enter, each opened only when a command needs it. */
public interface House {
    StateDirectory state();

    /** @throws ai.pmoves.kernel.PmovesException (precondition) where the state cannot be kept safe */
    Runs openRuns();

    /** Runbooks of which only those are evaluated that are trusted. */
    default Runbooks runbooks() {
        return runbooks(admission());
    }

    /** Which files may be evaluated here. */
    default Admission admission() {
        return trust();
    }

    /** @param admission which of them may be evaluated */
    Runbooks runbooks(Admission admission);

    /** What may be evaluated on this machine. */
    Trust trust();

    /** @param host {@code -H}, or null to find one; connects on first use */
    Docker engine(@Nullable String host);

    /** @param faults such as {@code api:unhealthy} */
    Docker rehearsal(List<String> faults);
}
