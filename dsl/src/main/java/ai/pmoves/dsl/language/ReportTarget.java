package ai.pmoves.dsl.language;

import ai.pmoves.audit.Target;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a report may be written: never over what an audit reads, nor over what a link leads to. */
final class ReportTarget {
    private static final Pattern INPUT = Pattern.compile(
            "(?i)(.*\\.(ya?ml|toml|sh|bash|py|js|ts|mk|ps1|env)|\\.?env([._-].*)?|makefile|(.*\\.)?dockerfile(\\..*)?)");

    private ReportTarget() {}

    /** @throws ai.pmoves.kernel.PmovesException before anything is written */
    static void demand(Target target, Path directory, String path) {
        Path file = directory.resolve(path).normalize();
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean read = target.project().files().contains(file.toAbsolutePath())
                || INPUT.matcher(file.getFileName().toString()).matches();
        if (read || Files.isSymbolicLink(file) || Files.isDirectory(file)) {
            throw Mistakes.of(
                    "audit.report-over-file",
                    path + " is there already, and is " + (read ? "something that audits read" : "a link or a folder")
                            + ": no report replaces it",
                    "name another file");
        }
    }
}
