package ai.pmoves.docker.internal.apply;

import ai.pmoves.docker.internal.engine.Json;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Seccomp profiles are files on this side; the engine gets their content. */
public record SeccompProfiles(Path folder) implements UnaryOperator<String> {
    private static final int MOST_BYTES = 4 << 20;

    @Override
    public String apply(String file) {
        Path path = folder.resolve(file);
        try {
            return Json.parse(ForeignFile.bytes(path, MOST_BYTES)).toString();
        } catch (IOException | UncheckedIOException e) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error(
                            "docker.seccomp-profile",
                            "cannot read the seccomp profile " + path + ": "
                                    + (e instanceof IOException unread ? ForeignFile.why(unread) : e.getMessage())),
                    e);
        }
    }
}
