package ai.pmoves.audit.internal.tree;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Templates that a repository brings for files that it does not: {@code env.shared.example} for {@code env.shared}. */
public final class Templates {
    private static final List<String> ENDINGS =
            List.of(".example", ".sample", ".template", ".dist", "-example", ".tmpl");
    private static final String WORDS = "(?i)(?:.*[._-])?(?:example|sample|template|dist|tmpl|default)(?:[._-].*)?";

    private Templates() {}

    /** The file itself where it is there, else its template. */
    public static Optional<Path> fileOrTemplate(Path file) {
        return Stream.concat(
                        Stream.of(file),
                        ENDINGS.stream().map(ending -> file.resolveSibling(file.getFileName() + ending)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Whether people make their own file from this one. */
    public static boolean isTemplate(Path file) {
        return file.getFileName().toString().matches(WORDS);
    }
}
