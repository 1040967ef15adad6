package ai.pmoves.kernel.internal.child;

import ai.pmoves.kernel.internal.redact.RedactingStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads a child's output piece by piece: redacts it first, then hands it on line by line, each as soon as it is whole. */
final class LineReader {
    /** A line longer than this is handed on in parts. */
    private static final int LONGEST_LINE = 64 * 1024;

    private final RedactingStream redacting;
    private final Consumer<String> lines;
    private final StringBuilder line = new StringBuilder();
    private boolean afterReturn;

    LineReader(RedactingStream redacting, Consumer<String> lines) {
        this.redacting = redacting;
        this.lines = lines;
    }

    /** Returns at the end of the stream. */
    void readAll(InputStream stream, Runnable signOfLife) throws IOException {
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            char[] buffer = new char[8192];
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                signOfLife.run();
                accept(redacting.feed(new String(buffer, 0, count)));
            }
        } finally {
            accept(redacting.finish());
            if (!line.isEmpty()) {
                flush();
            }
        }
    }

    private void accept(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (c == '\n' || c == '\r') {
                flush();
            } else {
                line.append(c);
                if (line.length() >= LONGEST_LINE) {
                    flush();
                }
            }
        }
    }

    private void flush() {
        lines.accept(line.toString());
        line.setLength(0);
    }
}
