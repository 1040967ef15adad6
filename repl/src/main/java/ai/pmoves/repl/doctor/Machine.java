package ai.pmoves.repl.doctor;

import ai.pmoves.docker.EngineInfo;
import ai.pmoves.kernel.Orphan;
import ai.pmoves.kernel.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be seen of a machine. Looks, changes nothing; what cannot be seen is empty, never an exception. */
public interface Machine {

    /**
     * @param mode such as {@code rwx------}
     * @param ours whether it belongs to the user of this process
     */
    record FileState(boolean directory, String mode, boolean ours, boolean writable, Instant modified) {}

    /** An engine's answer, or why there is none. */
    record EngineAnswer(@Nullable EngineInfo info, @Nullable Problem problem) {}

    /** What the state folder says when it is opened: why it cannot be, or the children that killed runs left behind. */
    record StateAnswer(@Nullable Problem problem, List<Orphan> orphans) {}

    Map<String, String> environment();

    Path directory();

    Path stateFolder();

    /** Of the running JVM. */
    int javaMajor();

    Optional<String> read(Path file);

    Optional<FileState> file(Path path);

    List<Path> children(Path folder);

    /** Free bytes where the path is, or will be; negative where unknown. */
    long freeBytes(Path path);

    boolean alive(long pid);

    /** Standard output of a program that ended with 0 within a few seconds. */
    Optional<String> output(String... command);

    /** Whether a program of that name is on the PATH or in the usual folders of the system. */
    boolean installed(String program);

    /** Difference between the file system's clock and this process's, in seconds; NaN where unknown. */
    double clockDifference();

    Instant now();

    EngineAnswer engine();

    StateAnswer state();
}
