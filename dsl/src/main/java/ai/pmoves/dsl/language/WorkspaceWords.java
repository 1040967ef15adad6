package ai.pmoves.dsl.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files around a session. */
@Block("the workspace")
public final class WorkspaceWords {
    private static final List<String> COMPOSE =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final int DEPTH = 3;

    private final Path directory;

    WorkspaceWords(Path directory) {
        this.directory = directory;
    }

    @Word("The folder in which the session began.")
    public Path getDirectory() {
        return directory;
    }

    @Word("The runbooks in it and in its folder runbooks.")
    public List<Path> getRunbooks() throws IOException {
        List<Path> here = files(directory, 1, name -> name.endsWith(".groovy"));
        List<Path> beside = files(directory.resolve("runbooks"), 1, name -> name.endsWith(".groovy"));
        return Stream.concat(here.stream(), beside.stream()).toList();
    }

    @Word("The folders with compose files, three levels down at most.")
    public List<Path> getStacks() throws IOException {
        return files(directory, DEPTH, COMPOSE::contains).stream()
                .map(file -> directory.relativize(directory.resolve(file).getParent()))
                .distinct()
                .toList();
    }

    private List<Path> files(Path folder, int depth, Predicate<String> named) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(file -> named.test(file.getFileName().toString()))
                    .filter(Files::isRegularFile)
                    .map(directory::relativize)
                    .sorted()
                    .toList();
        }
    }
}
