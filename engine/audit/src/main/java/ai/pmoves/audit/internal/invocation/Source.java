package ai.pmoves.audit.internal.invocation;

import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.Arrays;

/** A file's text, and its places. */
final class Source {
    private final Path file;
    private final String text;
    private final int[] lines;

    Source(Path file, String text) {
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
    }

    Path file() {
        return file;
    }

    String text() {
        return text;
    }

    Location locate(int offset) {
        int found = Arrays.binarySearch(lines, offset);
        int line = found < 0 ? -found - 2 : found;
        return new Location(file, line + 1, offset - lines[line] + 1);
    }

    Mapped all() {
        return Mapped.of(text, 0, text.length());
    }
}
