package ai.pmoves.gateway.internal.relay;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As a list of attempts names it. What the provider said is left out: it may repeat what it was asked. */
    public Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("provider", provider);
        told.put("tier", tier);
        told.put("model", model);
        told.put("cause", cause);
        told.put("status", status);
        told.put("ms", millis);
        return told;
    }

    public String line() {
        return provider + ": " + cause;
    }
}
