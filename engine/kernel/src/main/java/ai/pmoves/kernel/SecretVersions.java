package ai.pmoves.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** On disk before the first secret is compared with it; of two processes that begin at once, the first one's key stands. */
    private void create() throws IOException {
        OwnerOnly.createFolder(folder);
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        AtomicFile.at(keyFile).durable().create(key);
    }
}
