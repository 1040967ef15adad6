package ai.pmoves.docker.internal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** What {@link Frames} carry, both streams as one, in the order in which the engine sends them. */
final class FrameStream extends InputStream {
    private final InputStream in;
    private long left;

    private FrameStream(InputStream in) {
        this.in = in;
    }

    /** The stream itself where it does not begin with a frame: a terminal's output comes without. */
    static InputStream over(InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, Frames.HEADER);
        byte[] begin = in.readNBytes(Frames.HEADER);
        in.unread(begin);
        return Frames.header(begin) ? new FrameStream(in) : in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        while (left == 0) {
            byte[] header = in.readNBytes(Frames.HEADER);
            if (header.length < Frames.HEADER) {
                return -1;
            }
            left = Frames.length(header);
        }
        int count = in.read(into, at, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
    }
}
