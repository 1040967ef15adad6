package ai.pmoves.docker.internal;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.internal.apply.ImageState;
import ai.pmoves.docker.internal.apply.Observer;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;

/** Makes images be there. */
public final class Images {
    private final Session session;

    public Images(Session session) {
        this.session = session;
    }

    public ImageState ensure(Project project, Service service, StepContext step) throws InterruptedException {
        return new Observer(session.api())
                .image(service.image())
                .orElseThrow(() -> new PmovesException(
                        ExitCode.FAILED,
                        Problem.error("docker.image-missing", "image " + service.image() + " is not on the engine")
                                .at(project.where("services." + service.name() + ".image")
                                        .orElse(null))));
    }
}
