package ai.pmoves.gateway.internal.relay;

import ai.pmoves.gateway.internal.words.ByteOrderMark;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An answer in one piece, as it comes: not more than it may be, and not more of them than there is memory. */
final class Collected {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    private final Memory.Share share;
    private final int most;

    Collected(Memory.Share share, int most) {
        this.share = share;
        this.most = most;
    }

    /** @return why there is no room for it; null where there is */
    @Nullable
    Trouble add(byte[] part) {
        long size = bytes.size() + (long) part.length;
        if (size > most) {
            return Trouble.lasting("answered more than " + most + " bytes");
        }
        if (!share.holds(size)) {
            return new Trouble(Trouble.Kind.FULL, "answered more than there is memory for", "", 0, null);
        }
        bytes.writeBytes(part);
        return null;
    }

    int size() {
        return bytes.size();
    }

    /** All that came, without a byte order mark. */
    byte[] all() {
        byte[] all = bytes.toByteArray();
        int mark = ByteOrderMark.length(all, all.length);
        return mark == 0 ? all : Arrays.copyOfRange(all, mark, all.length);
    }
}
