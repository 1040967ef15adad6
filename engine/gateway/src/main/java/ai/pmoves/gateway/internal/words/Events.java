package ai.pmoves.gateway.internal.words;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a stream of server-sent events where one ends: at an empty line. Lines end with LF, CRLF or CR. */
public final class Events {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

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
     * @param raw as it may be passed on, with the empty line that ends it: what it says and nothing else; a comment, which may say
     *     anything, as an empty one
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
                if (end - from > 2) {
                    events.add(event(from, end));
                }
                from = end;
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
        byte[] data = new byte[to - from];
        int count = 0;
        int lines = 0;
        boolean only = true;
        int line = from;
        while (line < to) {
            int end = line;
            while (end < to && kept[end] != '\n' && kept[end] != '\r') {
                end++;
            }
            if (says(line, end)) {
                int start = line + 5 < end && kept[line + 5] == ' ' ? line + 6 : line + 5;
                if (lines > 0) {
                    data[count++] = '\n';
                }
                System.arraycopy(kept, start, data, count, end - start);
                count += end - start;
                lines++;
            } else {
                only &= end == line;
            }
            line = end + 1;
        }
        byte[] said = Arrays.copyOf(data, count);
        return new Event(only ? Arrays.copyOfRange(kept, from, to) : passed(said), said);
    }

    private boolean says(int line, int end) {
        return end - line >= 5
                && kept[line] == 'd'
                && kept[line + 1] == 'a'
                && kept[line + 2] == 't'
                && kept[line + 3] == 'a'
                && kept[line + 4] == ':';
    }

    /** Without names, numbers and comments, which clients of OpenAI do not read. */
    private static byte[] passed(byte[] said) {
        if (said.length == 0) {
            return COMMENT;
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream(said.length + 8);
        raw.writeBytes(DATA);
        for (byte c : said) {
            raw.write(c);
            if (c == '\n') {
                raw.writeBytes(DATA);
            }
        }
        raw.write('\n');
        raw.write('\n');
        return raw.toByteArray();
    }
}
