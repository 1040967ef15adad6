package ai.pmoves.kernel;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Where runs, logs and locks live: {@code $PMOVES_STATE_DIR}, else {@code $XDG_STATE_HOME/pmoves}, else {@code
 * ~/.local/state/pmoves}. Folders 0700, files 0600.
 */
public record StateDirectory(Path path) {

    public static StateDirectory from(Map<String, String> environment) {
        String own = environment.getOrDefault("PMOVES_STATE_DIR", "");
        if (!own.isBlank()) {
            return new StateDirectory(Path.of(own).toAbsolutePath());
        }
        String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = xdg.isBlank()
                ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".local", "state")
                : Path.of(xdg);
        return new StateDirectory(base.resolve("pmoves").toAbsolutePath());
    }

    /** @throws PmovesException (precondition) on a file system that cannot keep the journal safe, named with its mount */
    public Runs openRuns(Clock clock) {
        throw new UnsupportedOperationException();
    }
}
