package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Exec} lines of a systemd unit. A specifier such as {@code %h} is not known. */
final class Unit {
    private static final Pattern EXEC = Pattern.compile(
            "(?m)^(?<key>Exec[A-Za-z]++)[ \\t]*+=[ \\t]*+(?<prefix>[-@:+!]*+)(?<command>[^\\\\\\r\\n]*+(?:\\\\(?:\\r?\\n|.?)[^\\\\\\r\\n]*+)*+)$");
    private static final Pattern DIRECTORY = Pattern.compile("(?m)^WorkingDirectory[ \\t]*=[ \\t]*-?(?<path>\\S+)");

    private Unit() {}

    static void read(Source source, Path root, Consumer<Invocation> found) {
        Path directory = directory(source.text());
        Matcher exec = EXEC.matcher(source.text());
        while (exec.find()) {
            boolean masked = exec.group("prefix").contains("-");
            Mapped command = Mapped.of(source.text(), exec.start("command"), exec.end("command"))
                    .replace('%', Invocation.UNKNOWN);
            Setting setting =
                    new Setting(source, Invocation.Kind.UNIT, root, null, directory, exec.group("key"), masked);
            new Shell(setting, found).run(command);
        }
    }

    private static @Nullable Path directory(String text) {
        Matcher directory = DIRECTORY.matcher(text);
        if (!directory.find() || directory.group("path").contains("%")) {
            return null;
        }
        try {
            Path path = Path.of(directory.group("path"));
            return path.isAbsolute() ? path.normalize() : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
