package ai.pmoves.docker.testing;

import ai.pmoves.compose.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Compose plugin at work in a folder with a compose.yaml, on one engine. */
public final class Plugin {
    private final Path folder;
    private final RealEngine engine;

    public Plugin(Path folder, RealEngine engine) {
        this.folder = folder;
        this.engine = engine;
    }

    /** What it printed, both streams. Fails where it fails. */
    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(RealEngine.composePlugin().orElseThrow().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("DOCKER_HOST", engine.host());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " ended with " + process.exitValue() + ":\n" + output);
        }
        return output;
    }

    /** The project as the plugin resolves it, with its hashes. */
    public Project project(String yaml) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("compose.yaml"), yaml);
        Map<String, String> hashes = new HashMap<>();
        run("config", "--hash", "*").lines().map(line -> line.split(" ")).forEach(p -> hashes.put(p[0], p[1]));
        return Models.project(run("config", "--format", "json"), hashes, folder);
    }
}
