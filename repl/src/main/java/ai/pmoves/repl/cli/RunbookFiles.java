package ai.pmoves.repl.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds runbooks: Groovy files that are neither sources of programs nor specifications of runbooks. */
final class RunbookFiles {
    private static final int DEPTH = 4;
    private static final Set<String> ELSEWHERE = Set.of("src", "target", "build", "node_modules", ".git");

    private RunbookFiles() {}

    /** Those named; of folders what is in them; without any, those of {@code runbooks/} here, else of here. Sorted. */
    static List<Path> of(List<Path> named, Path directory) {
        if (!named.isEmpty()) {
            return named.stream()
                    .map(directory::resolve)
                    .flatMap(path -> Files.isDirectory(path) ? in(path).stream() : Stream.of(path))
                    .distinct()
                    .toList();
        }
        Path usual = directory.resolve("runbooks");
        return in(Files.isDirectory(usual) ? usual : directory);
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> file.toString().endsWith(".groovy") && Files.isRegularFile(file))
                    .filter(file -> belongs(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static boolean belongs(Path relative) {
        for (Path part : relative) {
            if (ELSEWHERE.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
