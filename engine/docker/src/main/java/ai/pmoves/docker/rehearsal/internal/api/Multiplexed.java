package ai.pmoves.docker.rehearsal.internal.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames by which stdout and stderr share one stream: type, three zeros, length, bytes. */
final class Multiplexed {
    private Multiplexed() {}

    /** @param tty then there is one stream, and no frame */
    static byte[] frame(boolean tty, boolean stderr, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (tty) {
            return bytes;
        }
        return ByteBuffer.allocate(8 + bytes.length)
                .put((byte) (stderr ? 2 : 1))
                .put(new byte[3])
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    static String type(boolean tty) {
        return tty ? "application/vnd.docker.raw-stream" : "application/vnd.docker.multiplexed-stream";
    }
}
