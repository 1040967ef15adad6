package ai.pmoves.repl.trust;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a program writes, from one that is not waited for without end: by a file, for a pipe is read as long as anybody holds it. */
final class Output {
    private static final File NOTHING = new File("/dev/null");

    private Output() {}

    /** Of standard output; nothing where it fails, or is not done in time: it is ended then. */
    static Optional<byte[]> of(ProcessBuilder program, Duration patience) throws IOException {
        Path file = Files.createTempFile("pmoves", ".out");
        try {
            Process process = program.redirectInput(NOTHING)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(file.toFile())
                    .start();
            try {
                return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0
                        ? Optional.of(Files.readAllBytes(file))
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
}
