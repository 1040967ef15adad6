package ai.pmoves.repl.console;

/**
 * A command at the prompt.
 *
 * @param name without its colon
 * @param takes what follows it, as help shows it; may be empty
 * @param about what it does, one sentence
 * @param kind what may follow it
 * @param inRun whether it is about the run that was entered
 */
record Command(String name, String takes, String about, Kind kind, boolean inRun, Body body) {

    /** What follows a command, to complete it. */
    enum Kind {
        NOTHING,
        COMMAND,
        RUN,
        STEP,
        EXPRESSION,
        FILE
    }

    /** What it does with what follows it. */
    @FunctionalInterface
    interface Body {
        void run(String rest) throws Exception;
    }
}
