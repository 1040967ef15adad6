package ai.pmoves.repl.cli;

import ai.pmoves.kernel.AtomicFile;
import ai.pmoves.kernel.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small files of lines for their owner only, replaced as a whole. What cannot be kept is not: nobody acts by them. */
record FactFiles(Path folder) {

    void write(String name, List<String> lines) {
        write(Path.of(name), lines);
    }

    /** @param name relative to the folder */
    void write(Path name, List<String> lines) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            return;
        }
        try {
            if (lines.equals(read(file))) {
                return;
            }
            OwnerOnly.createFolderOf(file);
            AtomicFile.at(file).write(lines);
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
