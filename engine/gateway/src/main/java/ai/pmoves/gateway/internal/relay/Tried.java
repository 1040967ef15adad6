package ai.pmoves.gateway.internal.relay;

/**
 * A provider that was asked, or passed over.
 *
 * @param cause in our words
 * @param status of its answer; 0 for none
 */
public record Tried(
        String provider,
        String tier,
        String model,
        String cause,
        String said,
        int status,
        long millis,
        Outcome outcome) {
    /** What became of it. */
    public enum Outcome {
        /** It answered, or began to. */
        OK,
        /** It was asked, and did not. */
        FAILED,
        /** Nothing was sent. */
        PASSED_OVER;

        /** As a metric names it. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public String line() {
        return provider + ": " + cause;
    }
}
