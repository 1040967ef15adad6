package ai.pmoves.compose.internal.canonical;

/** A short form that cannot be read; the message says why. */
final class BadSpec extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSpec(String message) {
        super(message, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
