package ai.pmoves.docker.internal.apply;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.OwnerOnly;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Which containers have {@code post_start} hooks to run: a file for each, by its id, there from before the start until the last
 * hook has ended. An engine knows nothing of hooks, so that a container whose starter died in between looks like any other.
 *
 * @param folder made with the first file
 */
public record PendingHooks(Path folder) {

    /** On disk when this returns. @throws PmovesException (precondition) where nothing can be written there */
    public void add(String container) {
        Path file = file(container);
        try {
            OwnerOnly.createFolder(folder);
            OwnerOnly.createFile(file);
            // there is no text to write beside it: that the name is there is all that it says
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** All have run, or the container is gone. */
    public void remove(String container) {
        Path file = file(container);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    public boolean of(String container) {
        return Files.exists(file(container));
    }

    private Path file(String container) {
        return folder.resolve(container);
    }

    private static PmovesException unwritable(Path file, IOException cause) {
        return new PmovesException(
                ExitCode.PRECONDITION,
                Problem.error(
                                "state.folder",
                                "cannot keep in " + file + " that hooks have not run yet: " + cause.getMessage())
                        .fix("export PMOVES_STATE_DIR=/a/folder/that/is/writable"),
                cause);
    }
}
