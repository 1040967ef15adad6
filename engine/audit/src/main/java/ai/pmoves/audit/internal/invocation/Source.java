package ai.pmoves.audit.internal.invocation;

import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A file's text, and its places. */
final class Source {
    private final Path file;
    private final String text;
    private final int[] lines;
    private final Work work;

    /** @param stopped takes the place where its text was left, when it takes too much work */
    Source(Path file, String text, List<Location> stopped) {
        this.file = file;
        this.text = text;
        int[] starts = new int[16];
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = i + 1;
        }
        lines = Arrays.copyOf(starts, count);
        work = new Work(this::locate, stopped);
    }

    Path file() {
        return file;
    }

    String text() {
        return text;
    }

    Work work() {
        return work;
    }

    Location locate(int offset) {
        int line = line(offset);
        return new Location(file, line + 1, offset - lines[line] + 1);
    }

    /** Where the line begins in which this character stands. */
    int lineStart(int offset) {
        return lines[line(offset)];
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(lines, offset);
        return found < 0 ? -found - 2 : found;
    }

    Mapped all() {
        return Mapped.of(text, 0, text.length());
    }
}
