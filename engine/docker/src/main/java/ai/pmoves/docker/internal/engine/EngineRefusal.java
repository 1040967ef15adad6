package ai.pmoves.docker.internal.engine;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;

/** The engine answered, and the answer was no. */
public final class EngineRefusal extends PmovesException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    public EngineRefusal(int status, String request, String reason) {
        super(ExitCode.FAILED, told(status, request, reason));
        this.status = status;
        this.reason = reason;
    }

    private static Problem told(int status, String request, String reason) {
        return DiskFull.told(reason)
                ? DiskFull.problem("the engine cannot do " + request, reason)
                : Problem.error("docker.refused", "the engine refused " + request + " (" + status + "): " + reason);
    }

    public boolean isNotFound() {
        return status == 404;
    }

    public boolean isConflict() {
        return status == 409;
    }

    public int status() {
        return status;
    }

    /** The engine's own words. */
    public String reason() {
        return reason;
    }
}
