package ai.pmoves.audit.internal.shell;

/**
 * A word or an operator of a shell's command.
 *
 * @param text a word without its quotes, or the operator
 * @param operator one of {@code | || & && ; ( )}, or {@link #REDIRECTION}
 * @param literal what is written is what the shell sees: nothing in it is expanded
 * @param quoted some of it stood in quotes
 */
record Token(String text, boolean operator, boolean literal, boolean quoted) {
    /** Something that may not open: a file, an address. */
    static final String REDIRECTION = "<>";

    static Token operator(String text) {
        return new Token(text, true, true, false);
    }

    boolean is(String operator) {
        return this.operator && text.equals(operator);
    }
}
