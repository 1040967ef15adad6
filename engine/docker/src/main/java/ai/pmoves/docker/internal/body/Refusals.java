package ai.pmoves.docker.internal.body;

import ai.pmoves.docker.internal.engine.ApiVersion;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;

/** What cannot be given to an engine is refused with its place, never left out in silence. */
final class Refusals {
    private Refusals() {}

    static PmovesException needs(ContainerSpec spec, String key, String what, String engine, ApiVersion version) {
        return refuse(
                spec,
                key,
                "docker.engine-too-old",
                what + " needs Docker Engine " + engine + "; this one speaks API " + version);
    }

    static PmovesException refuse(ContainerSpec spec, String key, String code, String message) {
        String path = "services." + spec.service().name() + "." + key;
        return new PmovesException(
                ExitCode.PRECONDITION,
                Problem.error(code, path + ": " + message)
                        .at(spec.project().where(path).orElse(null)));
    }
}
