package ai.pmoves.repl.program;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a program wrote that is not waited for without end: by a file, for a pipe is read as long as anybody holds it.
 *
 * @param exit its exit code
 */
public record Output(int exit, byte[] bytes) {
    private static final File NOTHING = new File("/dev/null");

    /**
     * Of standard output, and of standard error where the two are one. It reads nothing, unless it is told from where.
     *
     * @return empty where it is not done in time: it is ended then, with all that it started
     * @throws IOException where it cannot be started
     */
    public static Optional<Output> of(ProcessBuilder program, Duration patience) throws IOException {
        if (program.redirectInput() == Redirect.PIPE) {
            program.redirectInput(NOTHING);
        }
        if (!program.redirectErrorStream()) {
            program.redirectError(Redirect.DISCARD);
        }
        Path file = Files.createTempFile("pmoves", ".out");
        try {
            Process process = program.redirectOutput(file.toFile()).start();
            try {
                return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                        ? Optional.of(new Output(process.exitValue(), Files.readAllBytes(file)))
                        : Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } finally {
            Files.delete(file);
        }
    }

    public boolean succeeded() {
        return exit == 0;
    }

    /** In UTF-8, without blanks around it. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }
}
