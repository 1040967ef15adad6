package ai.pmoves.repl.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads on in a file that grows, whole lines at a time. */
final class LogTail {
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long position;

    LogTail(Path file) {
        this.file = file;
    }

    /** Lines that were completed since the last call, at most some thousand. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(position);
            while (channel.read(chunk) > 0) {
                chunk.flip();
                position += chunk.remaining();
                take(chunk, lines);
                chunk.clear();
            }
        } catch (IOException e) {
            return lines; // not begun yet
        }
        return lines;
    }

    /** What follows the last end of line, once no more is to come. */
    List<String> rest() {
        String text = begun.toString(StandardCharsets.UTF_8);
        begun.reset();
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private void take(ByteBuffer chunk, List<String> lines) {
        while (chunk.hasRemaining()) {
            byte next = chunk.get();
            if (next == '\n') {
                lines.add(begun.toString(StandardCharsets.UTF_8));
                begun.reset();
            } else {
                begun.write(next);
            }
        }
    }
}
