package ai.pmoves.audit.internal.shell;

/** How a command can end. */
public record Ends(boolean pass, boolean fail) {
    public static final Ends EITHER = new Ends(true, true);
    public static final Ends PASS = new Ends(true, false);
    public static final Ends FAIL = new Ends(false, true);

    Ends or(Ends other) {
        return new Ends(pass || other.pass, fail || other.fail);
    }

    Ends not() {
        return new Ends(fail, pass);
    }
}
