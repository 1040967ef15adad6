package ai.pmoves.docker.internal.apply;

import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.internal.engine.DiskFull;
import ai.pmoves.docker.internal.engine.EngineRefusal;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.util.Optional;
import java.util.function.Supplier;

/** The engine's refusals in words for the person who wrote the compose file, with the place to mend. */
public final class Problems {
    private Problems() {}

    /**
     * What to throw where the service's container could not be created or started.
     *
     * @param holder asked who has the port where the engine says that somebody has it
     */
    public static PmovesException start(
            Project project, Service service, EngineRefusal refusal, Supplier<Optional<Problem>> holder) {
        Location place = project.where("services." + service.name()).orElse(null);
        if (DiskFull.told(refusal.reason())) {
            return failed(DiskFull.problem(service.name() + " cannot be started", refusal.reason())
                    .at(place));
        }
        Optional<RefusedPort> taken = RefusedPort.in(refusal.reason());
        if (taken.isPresent()) {
            RefusedPort port = taken.get();
            return failed(holder.get()
                    .orElseGet(() -> Problem.error(
                                    "docker.port-taken",
                                    "port " + port.address() + ", which " + service.name() + " publishes, is taken")
                            .at(project.where("services." + service.name() + ".ports")
                                    .orElse(null))
                            .fix("ss -lntup 'sport = :" + port.number() + "'")));
        }
        return failed(Problem.error(
                        "docker.start-failed", service.name() + " cannot be started: " + shortened(refusal.reason()))
                .at(place));
    }

    /** What to throw where nothing has made a network that the service joins. */
    public static PmovesException absent(Project project, Service service, Network network) {
        return failed(Problem.error(
                        "docker.network-absent",
                        service.name() + " joins network " + network.name() + ", which is not on the engine")
                .at(project.where("services." + service.name() + ".networks").orElse(null))
                .fix(
                        network.external()
                                ? "bring up the stack that owns it, or drop `external: true` from network '"
                                        + network.key() + "'"
                                : "make it first, in a step that this one needs: docker.ensure network '"
                                        + network.key() + "' of the stack"));
    }

    public static PmovesException failed(Problem problem) {
        return new PmovesException(ExitCode.FAILED, problem);
    }

    /** Without the layers through which the engine passed it. */
    private static String shortened(String reason) {
        return reason.replaceFirst("(?s)^failed to create (?:shim )?task(?: for container)?: ", "")
                .replaceFirst("(?s)^OCI runtime create failed: (?:runc create failed: )?", "")
                .replaceFirst(": unknown$", "");
    }
}
