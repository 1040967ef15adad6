package ai.pmoves.gateway.internal.relay;

/**
 * A provider that was asked, or passed over.
 *
 * @param cause in our words; {@code ok} for the one that answered
 * @param status of its answer; 0 for none
 * @param asked false where it was passed over: nothing was sent
 */
public record Tried(
        String provider, String tier, String model, String cause, String said, int status, long millis, boolean asked) {
    public String line() {
        return provider + ": " + cause;
    }
}
