package ai.pmoves.workspace.template;

/**
 * What a template could not do.
 *
 * @param variable its name; empty for {@link Kind#INVALID}
 * @param detail the message after {@code ?}; the whole template for {@link Kind#INVALID}; else empty
 * @param piece the text in the template to point at
 */
public record TemplateProblem(Kind kind, String variable, String detail, String piece) {

    public enum Kind {
        /** {@code ${}} and its like. */
        INVALID,
        /** {@code ${X:?}} without a value: the result holds a blank. */
        REQUIRED,
        /** {@code $X} that is not set: the result holds a blank. */
        UNSET,
        /** A value for which there is no {@link Allowance}: the result holds a blank. */
        TOO_LONG
    }

    public String message() {
        return switch (kind) {
            case INVALID -> "Invalid template: \"" + detail + "\"";
            case REQUIRED ->
                "required variable " + variable + " is missing a value" + (detail.isEmpty() ? "" : ": " + detail);
            case UNSET -> "The \"" + variable + "\" variable is not set. Defaulting to a blank string.";
            case TOO_LONG ->
                "the text becomes too long with the value of " + variable + " (more than " + (Allowance.LONGEST >> 20)
                        + " MiB, or with what the file already holds): left out";
        };
    }
}
