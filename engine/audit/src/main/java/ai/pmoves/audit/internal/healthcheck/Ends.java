package ai.pmoves.audit.internal.healthcheck;

/** How a command can end. */
record Ends(boolean pass, boolean fail) {
    static final Ends EITHER = new Ends(true, true);
    static final Ends PASS = new Ends(true, false);
    static final Ends FAIL = new Ends(false, true);

    Ends or(Ends other) {
        return new Ends(pass || other.pass, fail || other.fail);
    }

    Ends not() {
        return new Ends(fail, pass);
    }
}
