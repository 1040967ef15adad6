package ai.pmoves.dsl.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The scripts among the words of commands: what they do, the runbook that starts them does. */
final class Scripts {
    private static final Pattern BETWEEN = Pattern.compile("[\\s;&|<>()'\"`]+");
    private static final Pattern ENDING = Pattern.compile(".*\\.(?:sh|bash|zsh|ksh|py|rb|pl|js|ts|lua|awk|groovy|ps1)");

    private Scripts() {}

    /** Those in the project's folder: of what is run all, whether it is there or not; of the other words those that are scripts. */
    static List<Path> of(Collection<Started> commands, Path project) {
        Set<Path> found = new LinkedHashSet<>();
        for (Started command : commands) {
            command.scripts()
                    .forEach(word -> file(word, project)
                            .filter(file -> Files.isRegularFile(file) || !Files.exists(file))
                            .ifPresent(found::add));
            for (String word : command.words()) {
                for (String part : BETWEEN.split(word)) {
                    file(part, project)
                            .filter(file -> Files.isRegularFile(file) && isScript(file))
                            .ifPresent(found::add);
                }
            }
        }
        return List.copyOf(found);
    }

    private static Optional<Path> file(String word, Path project) {
        if (word.isEmpty() || word.startsWith("-") || word.indexOf(Started.HOLE) >= 0) {
            return Optional.empty();
        }
        try {
            Path file = project.resolve(word).normalize();
            return file.startsWith(project) && !file.equals(project) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean isScript(Path file) {
        return ENDING.matcher(file.toString()).matches() || Files.isExecutable(file) || beginsAsScript(file);
    }

    private static boolean beginsAsScript(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == '#' && in.read() == '!';
        } catch (IOException e) {
            return false;
        }
    }
}
