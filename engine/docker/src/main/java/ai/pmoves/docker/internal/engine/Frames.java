package ai.pmoves.docker.internal.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Output of containers without a terminal comes in frames of 8 bytes header (stream, 0, 0, 0, length) and content. */
public final class Frames {
    static final int HEADER = 8;

    private Frames() {}

    /** Both streams as one text, in the order in which the engine sent them. */
    public static String text(byte[] raw) {
        try (InputStream content = FrameStream.over(new ByteArrayInputStream(raw))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array is read
        }
    }

    /** Whether it begins with a frame. */
    static boolean header(byte[] raw) {
        return raw.length >= HEADER && raw[0] >= 0 && raw[0] <= 2 && raw[1] == 0 && raw[2] == 0 && raw[3] == 0;
    }

    /** Of the content of the frame that begins so. */
    static long length(byte[] header) {
        return (header[4] & 0xffL) << 24 | (header[5] & 0xffL) << 16 | (header[6] & 0xffL) << 8 | (header[7] & 0xffL);
    }

    /** Lines without their line breaks; no empty ones at the end. */
    public static List<String> lines(byte[] raw) {
        return text(raw).lines().map(String::stripTrailing).toList();
    }
}
