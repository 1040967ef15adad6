package ai.pmoves.compose.build;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

final class Digests {
    private Digests() {}

    /** With its length, so that no two lists of texts look alike. */
    static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
