package ai.pmoves.kernel;

import java.nio.file.Path;

/**
 * A place in a file that a person can open.
 *
 * @param file the file as the person named it, or absolute
 * @param line 1-based, 0 where unknown
 * @param column 1-based, in code points; 0 where unknown
 */
public record Location(Path file, int line, int column) {

    public Location {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column start at 1 (0 where unknown)");
        }
    }

    /** {@code file:line:col}, without the parts that are unknown: what editors and terminals link. */
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + (column == 0 ? "" : ":" + column);
    }
}
