package ai.pmoves.repl.console;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.ForeignFile;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import org.jspecify.annotations.Nullable;

/** Files of the person who types: what is wrong with one is told with its name, and what to do about it. */
final class OwnFile {
    private OwnFile() {}

    /** @throws PmovesException (usage) where it cannot be read */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw refused(file.getFileName() + " cannot be read: " + ForeignFile.why(e), null, file);
        }
    }

    static PmovesException unwritten(Path file, IOException failure) {
        return refused(file.getFileName() + " cannot be written: " + ForeignFile.why(failure), null, file);
    }

    /**
     * Makes a new file.
     *
     * @param typed how it was named
     * @param again what is to be typed with another name
     * @throws PmovesException (usage) where it is there already, or cannot be written
     */
    static void create(Path directory, String typed, String text, String again, FileAttribute<?>... attributes) {
        Path file = directory.resolve(typed).normalize();
        demandNew(file, typed, again);
        try {
            Files.createFile(file, attributes);
            Files.writeString(file, text);
        } catch (FileAlreadyExistsException e) {
            throw taken(typed, again);
        } catch (IOException e) {
            throw refused(typed + " cannot be written: " + why(Path.of(typed).getParent(), file, e), again, null);
        }
    }

    /** @throws PmovesException (usage) where it is there already */
    static void demandNew(Path file, String typed, String again) {
        if (Files.exists(file)) {
            throw taken(typed, again);
        }
    }

    /** What went wrong with a file that nobody named, such as one in a folder for temporary ones. */
    static PmovesException failed(IOException failure) {
        boolean named = failure instanceof FileSystemException;
        return refused(
                (named ? ((FileSystemException) failure).getFile() + ": " : "") + ForeignFile.why(failure), null, null);
    }

    /** @param folder as it was named; null where it was not */
    private static String why(@Nullable Path folder, Path file, IOException failure) {
        return folder == null || Files.isDirectory(file.resolveSibling(""))
                ? ForeignFile.why(failure)
                : "there is no folder " + folder;
    }

    private static PmovesException taken(String typed, String again) {
        return refused(typed + " is there already, and nothing is replaced", again, null);
    }

    private static PmovesException refused(String message, @Nullable String fix, @Nullable Path file) {
        return new PmovesException(
                ExitCode.USAGE,
                Problem.error("console.file", message)
                        .at(file == null ? null : new Location(file, 0, 0))
                        .fix(fix));
    }
}
