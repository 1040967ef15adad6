package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds specifications of runbooks: files {@code *Spec.groovy}, by path, folder, or name with or without {@code Spec}. */
record SpecFiles(Path directory) {
    private static final String ENDING = "Spec.groovy";
    private static final int DEPTH = 6;

    /** @throws PmovesException (usage) for every word that names none */
    List<Path> of(List<String> words) {
        Path usual = RunbookFiles.usual(directory);
        List<Path> all = in(usual);
        if (words.isEmpty()) {
            if (all.isEmpty()) {
                throw usage(Problem.error("test.no-specs", "there are no specifications in " + shown(usual))
                        .fix("pmoves init writes a first one; a specification is a file *Spec.groovy"));
            }
            return all;
        }
        Set<Path> files = new LinkedHashSet<>();
        List<Problem> unknown = new ArrayList<>();
        for (String word : words) {
            Path path = directory.resolve(word);
            List<Path> found =
                    Files.isDirectory(path) ? in(path) : Files.isRegularFile(path) ? List.of(path) : named(all, word);
            if (found.isEmpty()) {
                unknown.add(Problem.error(
                                "test.no-specs",
                                "there is no specification '" + word + "'"
                                        + Spelling.hint(
                                                word,
                                                all.stream()
                                                        .map(SpecFiles::name)
                                                        .toList()))
                        .fix("pmoves test runs all of them"));
            }
            found.forEach(file -> files.add(file.toAbsolutePath().normalize()));
        }
        if (!unknown.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, unknown);
        }
        return List.copyOf(files);
    }

    private static List<Path> named(List<Path> all, String word) {
        return all.stream()
                .filter(file -> name(file).equalsIgnoreCase(word) || name(file).equalsIgnoreCase(word + "Spec"))
                .toList();
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.groovy$", "");
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .map(file -> file.toAbsolutePath().normalize())
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }

    private String shown(Path folder) {
        return folder.equals(directory) ? "this folder" : folder.getFileName() + "/";
    }

    private static PmovesException usage(Problem problem) {
        return new PmovesException(ExitCode.USAGE, problem);
    }
}
