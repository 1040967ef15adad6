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

    /** Those that lie in the project's folder. */
    static List<Path> of(Collection<String> words, Path project) {
        Set<Path> found = new LinkedHashSet<>();
        for (String word : words) {
            for (String part : BETWEEN.split(word)) {
                file(part, project).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static Optional<Path> file(String word, Path project) {
        if (word.isEmpty() || word.startsWith("-")) {
            return Optional.empty();
        }
        try {
            Path file = project.resolve(word).normalize();
            return file.startsWith(project) && Files.isRegularFile(file) && isScript(file)
                    ? Optional.of(file)
                    : Optional.empty();
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
