package ai.pmoves.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keyed digests of what is secret: an HMAC with a random key of this state folder (0600), so that values can be compared from
 * run to run and the journal does not help to guess a weak one. The key is made when it is needed first. Thread-safe.
 */
public final class SecretVersions {
    private static final int SHOWN = 16;
    private static final int KEY_BYTES = 32;

    private final Path folder;
    private final Path keyFile;
    private byte @Nullable [] key;

    public SecretVersions(Path stateFolder) {
        this.folder = stateFolder;
        this.keyFile = stateFolder.resolve("secret-versions.key");
    }

    /**
     * @param name what the value is of; the same value has another version under another name
     * @return 16 hexadecimal digits
     * @throws PmovesException (precondition) where the key can neither be read nor made, or is damaged
     */
    public String of(String name, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of()
                    .formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, SHOWN);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        } catch (IOException e) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("state.folder", "cannot keep " + keyFile + ": " + e.getMessage())
                            .fix("export PMOVES_STATE_DIR=/a/folder/that/is/writable"),
                    e);
        }
    }

    private synchronized byte[] key() throws IOException {
        if (key == null) {
            if (!Files.exists(keyFile)) {
                create();
            }
            byte[] found = Files.readAllBytes(keyFile);
            if (found.length != KEY_BYTES) {
                throw damaged(found.length);
            }
            key = found;
        }
        return key;
    }

    private PmovesException damaged(int length) {
        return new PmovesException(
                ExitCode.PRECONDITION,
                Problem.error(
                                "state.folder",
                                "the key that compares secrets is damaged: " + keyFile + " has " + length
                                        + " bytes, not " + KEY_BYTES)
                        .fix("put it back, or: rm '" + keyFile
                                + "' (a new one is made, and steps that use secrets run again)"));
    }

    private void create() throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createTempFile(folder, "key", ".tmp");
        try {
            write(draft, key);
            // a link never replaces: of two processes that begin at once, the first one's key stands
            Files.createLink(keyFile, draft);
        } catch (FileAlreadyExistsException e) {
            // the other one's key is as good
        } catch (UnsupportedOperationException e) {
            Files.move(draft, keyFile, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        sync();
    }

    /** On disk before it has its name: a power cut may lose the name, never what stands under it. */
    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private void sync() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
