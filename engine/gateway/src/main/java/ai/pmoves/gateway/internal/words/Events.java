package ai.pmoves.gateway.internal.words;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a stream of server-sent events where one ends: at an empty line. Lines end with LF, CRLF or CR. */
public final class Events {
    private final int most;
    private byte[] kept = new byte[4096];
    private int length;
    private int seen;
    private int lineStart;
    private boolean afterReturn;
    private boolean begun;

    /** @param most bytes of one event */
    public Events(int most) {
        this.most = most;
    }

    /**
     * One event.
     *
     * @param raw with the empty line that ends it
     * @param data what its {@code data:} lines say; empty for a comment
     */
    public record Event(byte[] raw, byte[] data) {
        public boolean done() {
            return data.length == 6 && new String(data, StandardCharsets.US_ASCII).equals("[DONE]");
        }

        /** Whether it says nothing: a comment that keeps the connection open. */
        public boolean silent() {
            return data.length == 0;
        }
    }

    /** @throws IOException where an event is longer than it may be */
    public List<Event> add(ByteBuffer more) throws IOException {
        int count = more.remaining();
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(kept.length * 2, length + count));
        }
        more.get(kept, length, count);
        length += count;
        if (!begun && !begin()) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        int from = 0;
        for (; seen < length; seen++) {
            byte c = kept[seen];
            if (c == '\n' && afterReturn) {
                afterReturn = false; // the second half of a line's end
                lineStart = seen + 1;
                continue;
            }
            afterReturn = c == '\r';
            if (c != '\n' && c != '\r') {
                continue;
            }
            if (seen == lineStart) {
                int end = seen + 1;
                if (c == '\r' && end < length && kept[end] == '\n') {
                    end++;
                    seen++;
                    afterReturn = false;
                }
                Event event = event(from, end);
                from = end;
                if (event.raw().length > 2 || !event.silent()) {
                    events.add(event);
                }
                lineStart = end;
            } else {
                lineStart = seen + 1;
            }
        }
        System.arraycopy(kept, from, kept, 0, length - from);
        length -= from;
        seen -= from;
        lineStart -= from;
        if (length > most) {
            throw new IOException("an event is longer than " + most + " bytes");
        }
        return events;
    }

    /** Leaves out a byte order mark. @return false where more has to come to tell whether there is one */
    private boolean begin() {
        if (ByteOrderMark.mayBegin(kept, length)) {
            return false;
        }
        begun = true;
        int mark = ByteOrderMark.length(kept, length);
        System.arraycopy(kept, mark, kept, 0, length - mark);
        length -= mark;
        return true;
    }

    /** Whether what is left over, without the empty line that should end it, says that the stream is complete. */
    public boolean endsDone() {
        return event(0, length).done();
    }

    /** Whether something was begun and did not end. */
    public boolean broken() {
        for (int i = 0; i < length; i++) {
            if (kept[i] != '\n' && kept[i] != '\r') {
                return true;
            }
        }
        return false;
    }

    private Event event(int from, int to) {
        byte[] raw = Arrays.copyOfRange(kept, from, to);
        byte[] data = new byte[raw.length];
        int count = 0;
        boolean any = false;
        int line = 0;
        while (line < raw.length) {
            int end = line;
            while (end < raw.length && raw[end] != '\n' && raw[end] != '\r') {
                end++;
            }
            if (end - line >= 5
                    && raw[line] == 'd'
                    && raw[line + 1] == 'a'
                    && raw[line + 2] == 't'
                    && raw[line + 3] == 'a'
                    && raw[line + 4] == ':') {
                int start = line + 5 < end && raw[line + 5] == ' ' ? line + 6 : line + 5;
                if (any) {
                    data[count++] = '\n';
                }
                System.arraycopy(raw, start, data, count, end - start);
                count += end - start;
                any = true;
            }
            line = end + 1;
        }
        return new Event(raw, Arrays.copyOf(data, count));
    }
}
