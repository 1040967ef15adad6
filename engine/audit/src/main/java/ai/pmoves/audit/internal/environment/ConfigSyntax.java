package ai.pmoves.audit.internal.environment;

import ai.pmoves.kernel.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A way in which a program's configuration names a variable of its environment. Only ways that mean nothing else: whether
 * {@code ${NAME}} in a YAML file is replaced at all depends on the program.
 *
 * @param file the names of such files
 * @param reference with the group {@code name}; one with a default of its own does not match
 * @param severity what a missing variable does to the program
 * @param effect the same in words
 */
record ConfigSyntax(Pattern file, Pattern reference, Severity severity, String effect) {
    static final List<ConfigSyntax> ALL = List.of(
            new ConfigSyntax(
                    Pattern.compile(".*\\.toml"),
                    Pattern.compile("\"(?:env|path_from_env)::(?<name>[A-Za-z_]\\w*)\""),
                    Severity.ERROR,
                    "the gateway does not start without it"),
            new ConfigSyntax(
                    Pattern.compile(".*\\.ya?ml"),
                    Pattern.compile("(?<![\\w/])os\\.environ/(?<name>[A-Za-z_]\\w*)"),
                    Severity.WARNING,
                    "models that use it are refused"),
            new ConfigSyntax(
                    Pattern.compile(".*\\.ya?ml"),
                    Pattern.compile("\\$\\{env:(?<name>[A-Za-z_]\\w*)}"),
                    Severity.WARNING,
                    "it is replaced by a blank"),
            new ConfigSyntax(
                    Pattern.compile(".*\\.(?:ya?ml|ini)"),
                    Pattern.compile("\\$__env\\{(?<name>[A-Za-z_]\\w*)}"),
                    Severity.WARNING,
                    "it is replaced by a blank"),
            new ConfigSyntax(
                    Pattern.compile("(?:.*\\.)?Caddyfile(?:\\..*)?"),
                    Pattern.compile("\\{\\$(?<name>[A-Za-z_]\\w*)}"),
                    Severity.WARNING,
                    "it is replaced by a blank"));

    boolean isFor(Path path) {
        return file.matcher(path.getFileName().toString()).matches();
    }
}
