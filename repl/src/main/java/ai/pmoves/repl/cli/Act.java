package ai.pmoves.repl.cli;

/** What a plan is taken for. */
enum Act {
    /** Its steps are run. */
    RUN("resume", "ok"),
    /** What its steps did is taken back. */
    UNDO("undo", "undone");

    private final String goOn;
    private final String done;

    Act(String goOn, String done) {
        this.goOn = goOn;
        this.done = done;
    }

    /** The command that goes on with it. */
    String goOn() {
        return goOn;
    }

    /** What a step is that was done with. */
    String done() {
        return done;
    }
}
