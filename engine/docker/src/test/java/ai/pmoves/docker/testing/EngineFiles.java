package ai.pmoves.docker.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where dockerd and its companions are: unpacked below a folder (as {@code dpkg -x} leaves them), or on PATH.
 *
 * @param root the folder, or null for PATH
 */
record EngineFiles(@Nullable Path root) {

    /** Below {@code $PMOVES_TEST_ENGINE_DIR} (several, parted by ':', are several engines), else on PATH. */
    static List<EngineFiles> all() {
        String folders = System.getenv().getOrDefault("PMOVES_TEST_ENGINE_DIR", "");
        Stream<EngineFiles> found = folders.isBlank()
                ? Stream.of(new EngineFiles(null))
                : Stream.of(folders.split(":")).map(folder -> new EngineFiles(Path.of(folder)));
        return found.filter(files -> files.find("dockerd").isPresent()).toList();
    }

    Optional<Path> find(String program) {
        return Stream.of(path().split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void addTo(Map<String, String> environment) {
        environment.put("PATH", path());
        if (root != null) {
            environment.put("LD_LIBRARY_PATH", String.join(":", libraries()));
        }
    }

    private String path() {
        String inherited = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin:/usr/bin:/bin";
        return root == null ? inherited : root + "/usr/sbin:" + root + "/usr/bin:" + root + ":" + inherited;
    }

    private List<String> libraries() {
        List<String> folders = new ArrayList<>();
        for (String base : List.of("/usr/lib", "/lib")) {
            try (Stream<Path> below = Files.list(Path.of(root + base))) {
                below.filter(Files::isDirectory).map(Path::toString).forEach(folders::add);
            } catch (java.io.IOException none) {
                continue;
            }
        }
        return folders;
    }
}
