package ai.pmoves.kernel;

import ai.pmoves.kernel.internal.journal.FileSystems;
import ai.pmoves.kernel.internal.journal.MountTable;
import ai.pmoves.kernel.internal.journal.StateLayout;
import ai.pmoves.kernel.internal.run.LocalRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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

    /**
     * Keeps a file beside the journal, for its owner only; one of that name is replaced.
     *
     * @return where it is
     */
    public Path keep(String name, List<String> lines) throws IOException {
        OwnerOnly.createFolder(path);
        Path file = path.resolve(name);
        AtomicFile.at(file).write(lines);
        return file;
    }

    /**
     * Opens the journal, making it on first use. Reading is possible while runs of other processes are on.
     *
     * @throws PmovesException (precondition) on a file system that cannot keep the journal safe, named with its mount; where
     *     the journal is damaged or was written by a newer pmoves
     */
    public Runs openRuns(Clock clock) {
        FileSystems.demandSafe(path, MountTable.ofThisProcess());
        return new LocalRuns(new StateLayout(path), clock);
    }
}
