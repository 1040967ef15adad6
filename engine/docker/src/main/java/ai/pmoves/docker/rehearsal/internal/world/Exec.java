package ai.pmoves.docker.rehearsal.internal.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param exitCode null until it has run */
public record Exec(
        String id,
        String containerId,
        List<String> command,
        boolean tty,
        boolean stdin,
        boolean stdout,
        boolean stderr,
        @Nullable Integer exitCode) {

    Exec ended(int code) {
        return new Exec(id, containerId, command, tty, stdin, stdout, stderr, code);
    }
}
