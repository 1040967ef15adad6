package ai.pmoves.docker.internal.apply;

import ai.pmoves.docker.internal.engine.Json;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Seccomp profiles are files on this side; the engine gets their content. */
public record SeccompProfiles(Path folder) implements UnaryOperator<String> {
    @Override
    public String apply(String file) {
        Path path = folder.resolve(file);
        try {
            return Json.parse(Files.readAllBytes(path)).toString();
        } catch (IOException | UncheckedIOException e) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error(
                            "docker.seccomp-profile",
                            "cannot read the seccomp profile " + path + ": " + e.getMessage()),
                    e);
        }
    }
}
