package ai.pmoves.audit.internal.invocation;

import java.util.List;

/**
 * A word of shell text without its quotes. A dollar that the shell would not touch is {@link #PLAIN_DOLLAR}; other expansions stand in
 * it as they were written.
 *
 * @param quoted whether some of it was quoted
 * @param nested the commands of its {@code $(…)} and backticks
 */
record Word(Mapped text, boolean quoted, List<Mapped> nested) {
    static final char PLAIN_DOLLAR = '\uE000';
    /** Between the elements of an array's value. */
    static final char BETWEEN = '\uE001';

    static String plain(String text) {
        return text.replace(PLAIN_DOLLAR, '$');
    }

    String raw() {
        return text.text();
    }
}
