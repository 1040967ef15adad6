package ai.pmoves.platforms;

import ai.pmoves.kernel.AtomicFile;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.OwnerOnly;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a generated text in a file: readable by its owner only, whole at any moment, untouched if it is the same. */
final class GeneratedFile {
    private GeneratedFile() {}

    static void write(Path file, String text) {
        try {
            if (Files.isRegularFile(file) && Files.readString(file).equals(text)) {
                return;
            }
            OwnerOnly.createFolderOf(file);
            AtomicFile.at(file).write(text);
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
