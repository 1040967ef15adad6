package ai.pmoves.repl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small files of lines for their owner only, replaced as a whole. What cannot be kept is not: nobody acts by them. */
record FactFiles(Path folder) {
    private static final FileAttribute<?> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    void write(String name, List<String> lines) {
        write(Path.of(name), lines);
    }

    /** @param name relative to the folder */
    void write(Path name, List<String> lines) {
        Path file = folder.resolve(name).normalize();
        Path parent = file.getParent();
        if (parent == null || !file.startsWith(folder)) {
            return;
        }
        try {
            if (lines.equals(read(file))) {
                return;
            }
            Files.createDirectories(parent, OWNER_FOLDER);
            Path draft = Files.createTempFile(parent, ".draft", ".tmp", OWNER_FILE);
            try {
                Files.write(draft, lines);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            // the next command that knows it tries again
        }
    }

    /** None where it cannot be read. */
    List<String> read(String name) {
        return read(folder.resolve(name));
    }

    private static List<String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Of the files in a folder. */
    Set<String> names(String name) {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException | InvalidPathException e) {
            // it is only a name too many
        }
    }
}
