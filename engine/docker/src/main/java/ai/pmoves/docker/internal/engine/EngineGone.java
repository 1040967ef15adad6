package ai.pmoves.docker.internal.engine;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;

/** The engine was there and does not answer any more. */
public final class EngineGone extends PmovesException {
    private static final long serialVersionUID = 1L;

    public EngineGone(String endpoint, String how, Throwable cause) {
        super(
                ExitCode.FAILED,
                Problem.error("docker.engine-gone", "the engine stopped answering at " + endpoint + ": " + how)
                        .fix(endpoint.startsWith("unix://") ? "docker -H " + endpoint + " info" : "docker info"),
                cause);
    }

    private EngineGone(EngineGone seen) {
        super(ExitCode.FAILED, seen.problems().get(0), seen);
    }

    /** The same, for the thread that waited: what it was doing is where it failed. */
    public EngineGone here() {
        return new EngineGone(this);
    }
}
