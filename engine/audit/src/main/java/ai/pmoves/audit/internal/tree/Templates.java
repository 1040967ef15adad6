package ai.pmoves.audit.internal.tree;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Templates that a repository brings for files that it does not: {@code env.shared.example} for {@code env.shared}. */
public final class Templates {
    private static final List<String> ENDINGS =
            List.of(".example", ".sample", ".template", ".dist", "-example", ".tmpl");
    private static final String WORD = "(?:example|sample|template|dist|tmpl|default)";
    private static final Pattern ANY = Pattern.compile("(?i)(?:.*[._-])?" + WORD + "(?:[._-].*)?");
    private static final Pattern DOT_ENV = Pattern.compile("(?i)\\.env|\\.?env[._-]" + WORD + "|" + WORD + "\\.env");

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
        return ANY.matcher(name(file)).matches();
    }

    /** Whether people make a file of variables from this one. */
    public static boolean isEnvTemplate(Path file) {
        return name(file).toLowerCase(Locale.ROOT).contains("env") && isTemplate(file);
    }

    /** Whether it is the {@code .env} that Compose reads, or the template of one. */
    public static boolean isDotEnvOrTemplate(Path file) {
        return DOT_ENV.matcher(name(file)).matches();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
