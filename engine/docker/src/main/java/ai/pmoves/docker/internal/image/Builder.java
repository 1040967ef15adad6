package ai.pmoves.docker.internal.image;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.internal.engine.DiskFull;
import ai.pmoves.docker.internal.engine.Endpoint;
import ai.pmoves.kernel.Command;
import ai.pmoves.kernel.CommandResult;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds an image with the docker client: building is not done through the API, which has no BuildKit for others. */
public final class Builder {
    private final Endpoint endpoint;
    private final StepContext step;

    public Builder(Endpoint endpoint, StepContext step) {
        this.endpoint = endpoint;
        this.step = step;
    }

    /**
     * Builds and waits.
     *
     * @param content what it is built from, for the image's label
     */
    public void build(Project project, Service service, String content) throws InterruptedException {
        boolean buildx = step.exec(Command.of("docker", "buildx", "version")).ok();
        String inline = Objects.requireNonNull(service.build())
                .path("dockerfile_inline")
                .asText("");
        try {
            if (inline.isEmpty()) {
                run(project, service, BuildCommand.of(project, service, buildx, null, content));
                return;
            }
            Path file = Files.createTempFile("dockerfile-", "");
            try {
                Files.writeString(file, inline);
                run(project, service, BuildCommand.of(project, service, buildx, file, content));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Project project, Service service, BuildCommand build) throws InterruptedException {
        step.progress("building " + service.image());
        Map<String, String> environment = new HashMap<>(build.environment());
        environment.put("DOCKER_HOST", endpoint.uri().toString());
        Path certificates = endpoint.certificates();
        if (certificates != null) {
            environment.put("DOCKER_TLS_VERIFY", "1");
            environment.put("DOCKER_CERT_PATH", certificates.toString());
        }
        Command command = new Command(build.arguments(), project.directory(), environment, Map.of());
        CommandResult result = step.exec(command);
        if (!result.ok()) {
            throw new PmovesException(
                    ExitCode.FAILED,
                    failed("image " + service.image() + " of " + service.name() + " cannot be built", result)
                            .at(project.where("services." + service.name() + ".build")
                                    .orElse(null)));
        }
    }

    private static Problem failed(String what, CommandResult result) {
        Optional<String> full = Stream.of(result.output(), result.errors())
                .flatMap(String::lines)
                .filter(DiskFull::told)
                .findFirst();
        if (full.isPresent()) {
            return DiskFull.problem(what, full.get().strip());
        }
        String last = result.errors()
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("", (earlier, later) -> later)
                .strip();
        return Problem.error(
                "docker.build-failed",
                what + ": docker build ended with " + result.exitCode() + (last.isEmpty() ? "" : ": " + last));
    }
}
