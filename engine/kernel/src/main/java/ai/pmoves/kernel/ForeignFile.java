package ai.pmoves.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/**
 * Reads files that somebody else names: never a pipe, a device or a socket, which would hang or never end, and never more than
 * a limit. Links are followed. A pipe that the shell hands over ({@code <(command)}) is read: it ends with its command.
 */
public final class ForeignFile {
    private static final Pattern HANDED_OVER = Pattern.compile("/dev/fd/(?:[3-9]|[1-9]\\d+)");

    private ForeignFile() {}

    /**
     * @param most bytes
     * @throws FileSystemException whose reason says in words why the file is not read
     * @throws IOException if it cannot be read
     */
    public static byte[] bytes(Path file, int most) throws IOException {
        check(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] read = in.readNBytes(most + 1);
            if (read.length > most) {
                throw refused(file, "it is larger than " + size(most));
            }
            return read;
        }
    }

    /**
     * The same as text.
     *
     * @throws CharacterCodingException if it is not UTF-8
     */
    public static String text(Path file, int most) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(file, most)))
                .toString();
    }

    /** @throws IOException where it is missing or something that must not be opened */
    public static void check(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        if (found.isDirectory()) {
            throw refused(file, "it is a directory");
        }
        if (!found.isRegularFile() && !HANDED_OVER.matcher(file.toString()).matches()) {
            throw refused(file, "it is a pipe, a device or a socket, not a file");
        }
    }

    /** Why a file could not be read, as the end of a sentence. */
    public static String why(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        return failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(failure.getMessage());
    }

    private static FileSystemException refused(Path file, String why) {
        return new FileSystemException(file.toString(), null, why);
    }

    private static String size(int bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }
}
