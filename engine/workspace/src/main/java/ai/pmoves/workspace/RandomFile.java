package ai.pmoves.workspace;

import ai.pmoves.kernel.AtomicFile;
import ai.pmoves.kernel.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/**
 * A file with a random value in it. The folder is for its owner only (0700); the file itself may be read (0444), because a
 * container that mounts it runs as another user, and nobody gets to it past the folder.
 */
public final class RandomFile {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomFile() {}

    /**
     * Writes {@code bytes} random bytes as URL-safe base64 with a line break. The file appears whole or not at all.
     *
     * @param bytes at least 16
     * @throws UncheckedIOException where it cannot be written
     */
    public static void write(Path file, int bytes) {
        if (bytes < 16) {
            throw new IllegalArgumentException("a secret of " + bytes + " bytes can be guessed: 16 at least");
        }
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            if (Files.notExists(folder)) {
                Files.createDirectories(folder.getParent()); // those above it are as the project's are
                OwnerOnly.createFolder(folder);
            }
            AtomicFile.at(file)
                    .withPermissions(PosixFilePermissions.fromString("r--r--r--"))
                    .durable()
                    .write(Base64.getUrlEncoder().withoutPadding().encodeToString(value) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
