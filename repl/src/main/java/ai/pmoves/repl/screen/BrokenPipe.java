package ai.pmoves.repl.screen;

/** The reader of our output went away: end quietly with 141, as a process that SIGPIPE ends would. */
public final class BrokenPipe extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenPipe(Throwable cause) {
        super("the reader of the output went away", cause);
    }
}
