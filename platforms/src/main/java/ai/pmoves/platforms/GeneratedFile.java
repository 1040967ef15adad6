package ai.pmoves.platforms;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps a generated text in a file: readable by its owner only, whole at any moment, untouched if it is the same. */
final class GeneratedFile {
    private GeneratedFile() {}

    static void write(Path file, String text) {
        try {
            if (Files.isRegularFile(file) && Files.readString(file).equals(text)) {
                return;
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            // created 0600, as temporary files are
            Path draft = Files.createTempFile(folder, ".overlay", ".yaml");
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error(
                                    "platform.overlay-not-written",
                                    "The platform's overlay cannot be written: " + e.getMessage())
                            .at(new Location(file, 0, 0))
                            .fix("make the folder writable, or set PMOVES_STATE_DIR to one that is"),
                    e);
        }
    }
}
