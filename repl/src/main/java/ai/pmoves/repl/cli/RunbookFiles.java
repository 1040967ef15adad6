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
    static final String FOLDER = "runbooks";
    private static final int DEPTH = 4;
    private static final String SPECIFICATION = "Spec.groovy";
    private static final Set<String> ELSEWHERE = Set.of("src", "target", "build", "node_modules", ".git");

    private RunbookFiles() {}

    /** That a folder which was to be looked through holds none. */
    static List<Problem> without(List<String> named, Path directory) {
        Stream<Path> folders = named.isEmpty()
                ? Stream.of(usual(directory))
                : named.stream().map(directory::resolve).filter(Files::isDirectory);
        return folders.filter(folder -> in(folder).isEmpty())
                .map(folder -> Problem.error("lint.no-runbooks", "there are no runbooks in this folder")
                        .at(new Location(folder.normalize(), 0, 0))
                        .fix("a runbook is a file *.groovy; the usual folder is runbooks/"))
                .toList();
    }

    /** {@code runbooks/} of a folder; where there is none, the folder itself. */
    static Path usual(Path directory) {
        Path usual = directory.resolve(FOLDER);
        return Files.isDirectory(usual) ? usual : directory;
    }

    static boolean same(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** Those in a folder, not far below it. Sorted. */
    static List<Path> in(Path folder) {
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
