package ai.pmoves.compose.keys;

import ai.pmoves.kernel.Problem;

/**
 * What a provider says of a key.
 *
 * @param status of the answer that decided, 0 for none
 */
public record KeyAnswer(KeyQuestion question, Kind kind, int status) {

    /** What it means. */
    public enum Kind {
        WORKS,
        /** The provider does not accept it. */
        REFUSED,
        /** Nobody has answered, or something that says nothing of the key. */
        UNREACHABLE,
        /** Nobody was asked. */
        UNASKED
    }

    /** In one line, for a log. */
    public String line() {
        String from = question.variable() + ", " + question.provider().name();
        return switch (kind) {
            case WORKS -> from + ": works (" + question.host() + ")";
            case REFUSED -> from + ": " + refusal();
            case UNREACHABLE ->
                from + ": " + question.host()
                        + (status == 0 ? " does not answer" : " answers " + status + ", which says nothing of the key");
            case UNASKED -> from + ": not asked, " + question.unasked();
        };
    }

    /** An error where it is refused, a warning where nobody knows; for a key that works it has no use. */
    public Problem problem() {
        return (kind == Kind.REFUSED
                        ? Problem.error("preflight.key-refused", question.variable() + " is set, and " + refusal())
                        : Problem.warning("preflight.key-unknown", line()))
                .at(question.where())
                .fix(
                        kind == Kind.REFUSED
                                ? "get a new key from " + question.provider().name() + " and set " + question.variable()
                                        + ", or remove it"
                                : "try again when " + question.host() + " can be reached");
    }

    private String refusal() {
        return status == 0
                ? "it has characters in it that no key has"
                : question.host() + " refuses it (" + status + ")";
    }
}
