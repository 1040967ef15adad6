package ai.pmoves.audit.internal.environment;

/** How a line loader takes a line otherwise than Compose does. */
enum Trouble {
    /** It does not. */
    NONE,
    /** A blank ends the value, and the rest is a command. */
    RUNS_REST,
    /** A blank before the equals sign: the name is a command. */
    NAME_IS_COMMAND,
    /** An operator of the shell ends the value. */
    OPERATOR,
    /** A quote that this line does not close. */
    OPEN_QUOTE,
    /** {@code $(…)} or backticks: the value is what a command prints. */
    SUBSTITUTES,
    /** {@code $$} is the number of the process. */
    PROCESS_NUMBER,
    /** A backslash goes away. */
    BACKSLASH,
    /** The value has quotes around it. */
    QUOTES_STAY,
    /** A dollar sign takes the letter after it for a variable. */
    DOLLAR_LETTER,
    /** A {@code #} ends the value. */
    COMMENT,
    /** A blank in the value makes words of it. */
    WORDS
}
