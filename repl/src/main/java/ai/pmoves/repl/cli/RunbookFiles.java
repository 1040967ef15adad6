package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
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
    private static final String SPECIFICATION = "Spec.groovy";
    private static final Set<String> ELSEWHERE = Set.of("src", "target", "build", "node_modules", ".git");

    private RunbookFiles() {}

    /** Those named, even a specification; of folders what is in them; without any, those of {@code runbooks/} here, else of here. Sorted. */
    static List<Path> of(List<Path> named, Path directory) {
        if (!named.isEmpty()) {
            return named.stream()
                    .map(directory::resolve)
                    .flatMap(path -> Files.isDirectory(path) ? in(path).stream() : Stream.of(path))
                    .distinct()
                    .toList();
        }
        return in(usual(directory));
    }

    /** That a folder which was to be looked through holds none. */
    static List<Problem> without(List<Path> named, Path directory) {
        Stream<Path> folders = named.isEmpty()
                ? Stream.of(usual(directory))
                : named.stream().map(directory::resolve).filter(Files::isDirectory);
        return folders.filter(folder -> in(folder).isEmpty())
                .map(folder -> Problem.error("lint.no-runbooks", "there are no runbooks in this folder")
                        .at(new Location(folder.normalize(), 0, 0))
                        .fix("a runbook is a file *.groovy; the usual folder is runbooks/"))
                .toList();
    }

    private static Path usual(Path directory) {
        Path usual = directory.resolve("runbooks");
        return Files.isDirectory(usual) ? usual : directory;
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> file.toString().endsWith(".groovy")
                            && !file.toString().endsWith(SPECIFICATION))
                    .filter(Files::isRegularFile)
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
