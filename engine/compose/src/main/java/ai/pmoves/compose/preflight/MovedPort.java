package ai.pmoves.compose.preflight;

import ai.pmoves.kernel.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The command that publishes on another port what a line of a compose file publishes, where the line leaves no doubt. */
public final class MovedPort {
    private MovedPort() {}

    /**
     * Nothing where the port comes from elsewhere, as from a variable without a default, or stands there more than once.
     *
     * @param pastedIn the folder in which the command will be typed
     * @param where the place of the port
     * @param free the port to take instead
     */
    public static Optional<String> command(Path pastedIn, @Nullable Location where, int port, int free) {
        if (where == null || where.line() == 0) {
            return Optional.empty();
        }
        try (var lines = Files.lines(where.file())) {
            return lines.skip(where.line() - 1L)
                    .findFirst()
                    .flatMap(line -> moved(line, port, free)
                            .map(script ->
                                    "sed -i '" + where.line() + script + "' " + Examples.word(pastedIn, where.file())));
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    /** {@code 8090:80}, {@code ${PORT:-8090}:80}: the digits in front of the colon that parts host and container. */
    private static Optional<String> moved(String line, int port, int free) {
        Matcher host =
                Pattern.compile("(?<!\\d)" + port + "(?<end>}?:)(?=[\\d$])").matcher(line);
        if (!host.find()) {
            return Optional.empty();
        }
        String end = host.group("end");
        boolean first = line.indexOf(port + end) == host.start();
        return first && !host.find() ? Optional.of("s/" + port + end + "/" + free + end + "/") : Optional.empty();
    }
}
