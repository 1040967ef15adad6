package ai.pmoves.docker.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The Compose plugin, version 2: the other tool that our stacks have to be shared with. */
final class ComposePlugin {
    private ComposePlugin() {}

    static Optional<Path> find() {
        return Stream.of(
                        System.getenv().getOrDefault("PMOVES_COMPOSE_PLUGIN", ""),
                        "/usr/libexec/docker/cli-plugins/docker-compose",
                        "/usr/lib/docker/cli-plugins/docker-compose",
                        "/usr/local/lib/docker/cli-plugins/docker-compose")
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
