package ai.pmoves.docker.internal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on what a program writes, line by line: it may write more than a memory holds, also in one line. */
final class OutputLines {
    /** What a line has beyond this is left out. */
    private static final int LONGEST = 16 * 1024;

    private final Consumer<String> lines;
    private final StringBuilder line = new StringBuilder();
    private boolean cut;
    private boolean afterReturn;

    private OutputLines(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Returns at the end of the stream, or throws where nobody waits for it any more. */
    static void read(InputStream raw, Consumer<String> lines) throws IOException {
        OutputLines output = new OutputLines(lines);
        Reader reader = new InputStreamReader(FrameStream.over(raw), StandardCharsets.UTF_8);
        char[] buffer = new char[8192];
        for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
            for (int i = 0; i < count; i++) {
                output.accept(buffer[i]);
            }
        }
        if (!output.line.isEmpty()) {
            output.flush();
        }
    }

    private void accept(char c) throws IOException {
        if (c == '\n' && afterReturn) {
            afterReturn = false;
            return;
        }
        afterReturn = c == '\r';
        if (c == '\n' || c == '\r') {
            flush();
        } else if (line.length() < LONGEST) {
            line.append(c);
        } else {
            cut = true;
        }
    }

    private void flush() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
        lines.accept(cut ? line + " …" : line.toString());
        line.setLength(0);
        cut = false;
    }
}
