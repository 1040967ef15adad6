package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files that a first runbook needs. */
record InitFiles(Path directory) {
    private static final String IGNORED =
            "# what runbooks and pmoves leave behind\nhello.txt\n*.patch\n.env\n*.local\n";

    Map<Path, String> hello() {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(runbooks().resolve("hello.groovy"), template("hello.groovy"));
        files.put(runbooks().resolve("specs/HelloSpec.groovy"), template("HelloSpec.groovy"));
        files.put(directory.resolve(".gitignore"), IGNORED);
        return files;
    }

    /**
     * @param compose the compose file, absolute
     * @param services those that a step is expected for
     */
    Map<Path, String> up(Path compose, List<String> services) {
        Map<Path, String> files = new LinkedHashMap<>();
        String name = String.valueOf(compose.getFileName());
        String path = runbooks().relativize(compose).toString();
        files.put(
                runbooks().resolve("up.groovy"),
                template("up.groovy").replace("@COMPOSE@", name).replace("@FILE@", quoted(path)));
        files.put(
                runbooks().resolve("specs/UpSpec.groovy"),
                template("UpSpec.groovy")
                        .replace(
                                "@SERVICES@",
                                services.stream()
                                        .map(service -> "'services/" + quoted(service) + "'")
                                        .collect(Collectors.joining(", "))));
        files.put(directory.resolve(".gitignore"), IGNORED);
        return files;
    }

    private Path runbooks() {
        return directory.resolve(RunbookFiles.FOLDER);
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }

    /** @return whether it was written; a file that is there, or a link, is left as it is */
    boolean write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent() == null ? directory : file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Files.isRegularFile(file)) {
                return false;
            }
            throw refused(file, "it is in the way: no file");
        } catch (IOException e) {
            throw refused(file, "it cannot be written: " + e.getMessage());
        }
    }

    static boolean holds(Path file, String text) {
        try {
            return Files.readString(file).equals(text);
        } catch (IOException e) {
            return false;
        }
    }

    private static PmovesException refused(Path file, String why) {
        return new PmovesException(
                ExitCode.PRECONDITION, Problem.error("init.refused", why).at(new Location(file, 0, 0)));
    }

    private static String template(String name) {
        try (InputStream in = InitFiles.class.getResourceAsStream("/ai/pmoves/repl/init/" + name)) {
            if (in == null) {
                throw new IllegalStateException("a template is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
