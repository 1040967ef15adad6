package ai.pmoves.platforms;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The files and the environment of a machine, as far as they can be read; a file that cannot be read is not there. */
record Machine(Path root, Map<String, String> environment) {

    Path at(String path) {
        return root.resolve(path.startsWith("/") ? path.substring(1) : path);
    }

    boolean has(String path) {
        return Files.exists(at(path)) || Files.isSymbolicLink(at(path));
    }

    /** The whole text without surrounding blanks and NUL bytes (device-tree strings end with one). */
    Optional<String> text(String path) {
        try {
            return Files.isRegularFile(at(path))
                    ? Optional.of(Files.readString(at(path)).replace("\0", "").strip())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** What a symbolic link says. */
    Optional<String> link(String path) {
        try {
            return Files.isSymbolicLink(at(path))
                    ? Optional.of(Files.readSymbolicLink(at(path)).toString())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether the folder holds an entry whose name fits the glob. */
    boolean any(String folder, String glob) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(at(folder), glob)) {
            return found.iterator().hasNext();
        } catch (IOException missing) {
            return false;
        }
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
