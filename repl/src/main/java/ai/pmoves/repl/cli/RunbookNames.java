package ai.pmoves.repl.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import ai.pmoves.dsl.Runbooks;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runbooks by what people type. A word with a separator, or that is a file here, is a path. Any other is a name, with or without
 * its ending: {@code audit} is {@code runbooks/audit.groovy}, here before beside the launcher; else the runbook there that lies
 * deeper, or whose file is called otherwise than itself.
 *
 * @param directory where the command was typed
 * @param home the launcher's folder; null where none started us
 */
record RunbookNames(Path directory, @Nullable Path home, Runbooks runbooks) {
    private static final String ENDING = ".groovy";
    private static final Pattern WRITTEN = Pattern.compile("\\b(?:runbook|steps)\\b\\s*\\(?\\s*(['\"])([^'\"\\n]+)\\1");
    private static final int MOST_BYTES = 4 << 20;

    /** Such as a person calls it whose file this is. */
    static String of(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /**
     * The file that is meant; where a path was typed, whether it exists or not.
     *
     * @throws PmovesException (usage) where a name is that of no runbook, or of several
     */
    Path file(String typed) {
        Path path = directory.resolve(typed);
        if (typed.contains("/") || Files.isRegularFile(path)) {
            return path;
        }
        String name = of(Path.of(typed));
        for (Path folder : folders()) {
            Path file = folder.resolve(name + ENDING);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return folders().stream()
                .flatMap(folder -> deeper(folder, name).stream())
                .findFirst()
                .orElseGet(() -> {
                    if (Files.exists(path)) {
                        return path;
                    }
                    throw unknown(typed, name);
                });
    }

    /** The runbooks of files and folders and names; without any, all that can be named. */
    List<Path> files(List<String> typed) {
        if (typed.isEmpty()) {
            Map<String, List<Path>> byName = new LinkedHashMap<>();
            for (Path folder : folders()) {
                Map<String, List<Path>> found = RunbookFiles.in(folder).stream()
                        .collect(groupingBy(RunbookNames::of, LinkedHashMap::new, toList()));
                found.forEach(byName::putIfAbsent);
            }
            return byName.values().stream().flatMap(List::stream).toList();
        }
        return typed.stream()
                .flatMap(word -> {
                    Path path = directory.resolve(word);
                    return Files.isDirectory(path) ? RunbookFiles.in(path).stream() : Stream.of(file(word));
                })
                .distinct()
                .toList();
    }

    /** The folders whose runbooks have names, the nearest first. */
    private List<Path> folders() {
        Path here = RunbookFiles.usual(directory);
        return home == null || RunbookFiles.same(home.resolve(RunbookFiles.FOLDER), here)
                ? List.of(here)
                : List.of(here, home.resolve(RunbookFiles.FOLDER));
    }

    private Optional<Path> deeper(Path folder, String name) {
        List<Path> files = RunbookFiles.in(folder);
        for (Predicate<Path> names : List.<Predicate<Path>>of(
                file -> of(file).equals(name),
                file -> text(file).contains(name) && ownName(file).equals(name))) {
            List<Path> called = files.stream().filter(names).toList();
            if (called.size() > 1) {
                throw several(name, called);
            }
            if (!called.isEmpty()) {
                return Optional.of(called.get(0));
            }
        }
        return Optional.empty();
    }

    /** Parsing takes a tenth of a second for each file: most of them do not hold the name at all. */
    private static String text(Path file) {
        try {
            return ForeignFile.text(file, MOST_BYTES);
        } catch (IOException e) {
            return "";
        }
    }

    /** Names as they seem to be written: good enough for a guess. */
    private static Stream<String> writtenNames(Path file) {
        return WRITTEN.matcher(text(file)).results().map(found -> found.group(2));
    }

    /** As the runbook calls itself; empty where it cannot be read. */
    private String ownName(Path file) {
        try {
            return runbooks.outline(file).name();
        } catch (PmovesException e) {
            return "";
        }
    }

    private PmovesException several(String name, List<Path> files) {
        String all = String.join(", ", files.stream().map(this::shown).toList());
        return usage(Problem.error("usage.runbook", "more than one runbook is called '" + name + "': " + all)
                .fix("say which by its path"));
    }

    private PmovesException unknown(String typed, String name) {
        List<Path> all = files(List.of());
        List<String> known = new ArrayList<>(all.stream().map(RunbookNames::of).toList());
        known.addAll(all.stream().flatMap(RunbookNames::writtenNames).toList());
        String folders = String.join(
                " and ", folders().stream().map(folder -> shown(folder) + "/").toList());
        List<String> near = Spelling.near(name, known);
        return usage(Problem.error(
                        "usage.runbook",
                        "there is no runbook '" + typed + "' in " + folders
                                + Spelling.hint(name, known.stream().distinct().toList()))
                .fix("pmoves list shows which there are")
                .about(near.isEmpty() ? new String[] {typed} : new String[] {typed, near.get(0)}));
    }

    private String shown(Path path) {
        if (path.equals(directory)) {
            return ".";
        }
        return (path.startsWith(directory) ? directory.relativize(path) : path).toString();
    }

    private static PmovesException usage(Problem problem) {
        return new PmovesException(ExitCode.USAGE, problem);
    }
}
