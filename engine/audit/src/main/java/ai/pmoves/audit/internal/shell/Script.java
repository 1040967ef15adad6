package ai.pmoves.audit.internal.shell;

/**
 * Shell text and what it says.
 *
 * @param whole nothing in it is left open, closes nothing, or is nested too deep to be read
 */
public record Script(String text, Statements statements, boolean whole) {

    /** Reads any text, in time and with a stack that its length and nothing else decides. */
    public static Script of(String text) {
        Cursor cursor = new Cursor(text);
        Statements statements = new Parser(cursor).all();
        return new Script(text, statements, cursor.isWhole());
    }
}
