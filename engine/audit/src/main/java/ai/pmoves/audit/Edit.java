package ai.pmoves.audit;

import ai.pmoves.kernel.Location;

/**
 * A change of a file that would mend a finding: text to write at a place. {@link Patch} makes a diff of many.
 *
 * @param where file, line and column, before whose character the text goes
 * @param removed what stands there and goes away; empty for none, never more than a line
 * @param inserted what comes instead
 */
public record Edit(Location where, String removed, String inserted) {

    public Edit {
        if (where.line() == 0 || where.column() == 0) {
            throw new IllegalArgumentException("an edit needs a line and a column");
        }
        if (removed.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("an edit stays on its line");
        }
    }

    /** Text to write at a place where nothing goes away. */
    public Edit(Location where, String inserted) {
        this(where, "", inserted);
    }
}
