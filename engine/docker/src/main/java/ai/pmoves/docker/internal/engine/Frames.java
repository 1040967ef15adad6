package ai.pmoves.docker.internal.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Output of containers without a terminal comes in frames of 8 bytes header (stream, 0, 0, 0, length) and content. */
public final class Frames {
    static final int HEADER = 8;

    private Frames() {}

    /** Both streams as one text, in the order in which the engine sent them. */
    public static String text(byte[] raw) {
        if (!header(raw)) {
            return new String(raw, StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        for (int at = 0; at + HEADER <= raw.length; ) {
            long length = length(raw, at);
            at += HEADER;
            int there = (int) Math.min(length, raw.length - at);
            out.write(raw, at, there);
            at += there;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Whether it begins with a frame. */
    static boolean header(byte[] raw) {
        return raw.length >= HEADER && raw[0] >= 0 && raw[0] <= 2 && raw[1] == 0 && raw[2] == 0 && raw[3] == 0;
    }

    /** Of the content of the frame that begins there. */
    static long length(byte[] raw, int at) {
        return (raw[at + 4] & 0xffL) << 24
                | (raw[at + 5] & 0xffL) << 16
                | (raw[at + 6] & 0xffL) << 8
                | (raw[at + 7] & 0xffL);
    }

    /** Lines without their line breaks; no empty ones at the end. */
    public static List<String> lines(byte[] raw) {
        return text(raw).lines().map(String::stripTrailing).toList();
    }
}
