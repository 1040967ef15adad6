package ai.pmoves.docker.internal;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;

/** Config hashes that depend on the engine: Compose hashes a service after {@code service:x} became a container's id. */
final class Hashes {
    private Hashes() {}

    static String of(String definition) {
        throw new PmovesException(
                ExitCode.PRECONDITION, Problem.error("docker.namespace-unsupported", "cannot hash " + definition));
    }
}
