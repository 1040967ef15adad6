package ai.pmoves.compose.preflight;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Templates that a repository brings for files which it does not: {@code env.shared.example} for {@code env.shared}. */
final class Examples {
    private static final List<String> ENDINGS = List.of(".example", ".sample", ".template", ".dist");

    private Examples() {}

    /** The command that makes the file from its template, if it has one; paths as seen from the folder. */
    static Optional<String> copyCommand(Path folder, Path file) {
        return of(file).map(example -> "cp " + word(folder, example) + " " + word(folder, file));
    }

    /** The template of the file, if it has one. */
    static Optional<Path> of(Path file) {
        return ENDINGS.stream()
                .map(ending -> file.resolveSibling(file.getFileName() + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Whether a template is one of a file that is called almost so: {@code env.shared.example} and {@code env.shared.generated}. */
    static boolean resembles(Path template, Path file) {
        return file.getParent() != null && file.getParent().equals(template.getParent()) && common(template, file) > 3;
    }

    /** How long the names without their last endings are where both are the same; 0 where they are not. */
    static int common(Path template, Path file) {
        String stem = withoutEnding(template);
        return stem.equals(withoutEnding(file)) ? stem.length() : 0;
    }

    private static String withoutEnding(Path file) {
        String name = file.getFileName().toString();
        int point = name.lastIndexOf('.');
        return point > 0 ? name.substring(0, point) : name;
    }

    static boolean isTemplate(Path file) {
        String name = file.getFileName().toString();
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** The path as one word of a shell. */
    static String word(Path folder, Path file) {
        String text = shown(folder, file);
        return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Relative to the folder, also for what lies beside it. */
    static String shown(Path folder, Path file) {
        Path parent = folder.getParent();
        boolean near =
                file.startsWith(folder) || (parent != null && parent.getParent() != null && file.startsWith(parent));
        String path = near ? folder.relativize(file).toString() : file.toString();
        return path.startsWith("-") ? "./" + path : path;
    }
}
