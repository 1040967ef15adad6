package ai.pmoves.docker.testing;

import ai.pmoves.compose.Project;
import ai.pmoves.docker.Docker;
import ai.pmoves.docker.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** A process that starts one service, to be killed while it does; prints every note and line of its step. */
public final class Starter {
    private Starter() {}

    /** Starts one beside the caller. */
    public static Process start(RealEngine engine, Path model, String service) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Starter.class.getName(),
                engine.host(),
                engine.state().toString(),
                model.toString(),
                service);
        return builder.redirectErrorStream(true).start();
    }

    /** @param arguments the engine, the state folder, a file for {@link Models#project}, the service */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path model = Path.of(arguments[2]);
        Project project = Models.project(Files.readString(model), Map.of(), Path.of("/"));
        RecordingStep step = new RecordingStep(System.out::println);
        try (Docker docker = Engines.connect(Map.of("PMOVES_STATE_DIR", arguments[1]), arguments[0])) {
            docker.startUntilReady(
                    project,
                    Objects.requireNonNull(project.services().get(arguments[3])),
                    Duration.ofSeconds(60),
                    step);
        }
    }
}
