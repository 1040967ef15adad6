package ai.pmoves.docker.rehearsal.internal.world;

import ai.pmoves.kernel.Sha256;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids of the engine's length. */
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** 64 hex digits that nothing else has. */
    static String fresh() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The same for the same text, in every world: image ids enter the keys of steps. */
    static String of(String text) {
        return "sha256:" + Sha256.of(text);
    }
}
