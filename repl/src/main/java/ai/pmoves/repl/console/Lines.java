package ai.pmoves.repl.console;

import org.jspecify.annotations.Nullable;

/** Where lines come from: a terminal, or a pipe. */
interface Lines extends AutoCloseable {

    /** ^C while a line was typed: that line is dropped. */
    final class Dropped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Dropped() {
            super("the line was dropped", null, false, false);
        }
    }

    /**
     * The next line, which has line breaks in it where brackets were open.
     *
     * @return null at the end, which ^D is
     * @throws Dropped on ^C
     */
    @Nullable
    String next(String prompt);

    @Override
    void close();
}
