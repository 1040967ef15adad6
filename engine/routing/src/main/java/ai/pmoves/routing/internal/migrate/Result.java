package ai.pmoves.routing.internal.migrate;

import ai.pmoves.kernel.Location;
import java.util.function.BiConsumer;

/** The new file as far as it is written, and who is told what changed. */
final class Result {
    private final String end;
    private final BiConsumer<Location, String> changes;
    private final StringBuilder out = new StringBuilder();

    /** @param end the line end of the old file */
    Result(String end, BiConsumer<Location, String> changes) {
        this.end = end;
        this.changes = changes;
    }

    /** Text of the old file. */
    void old(String text) {
        out.append(text);
    }

    /** What is new, with the line ends that the file has. */
    void fresh(String text) {
        out.append(text.replace("\n", end));
    }

    void blankLine() {
        int length = out.length();
        if (length > 0
                && (length < 2 * end.length()
                        || !out.substring(length - 2 * end.length()).equals(end + end))) {
            out.append(end);
        }
    }

    void changed(Location where, String what) {
        changes.accept(where, what);
    }

    String text() {
        return out.toString();
    }
}
