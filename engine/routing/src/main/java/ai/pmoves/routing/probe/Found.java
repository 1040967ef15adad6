package ai.pmoves.routing.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one model at one provider.
 *
 * @param key the name of the variable that holds the key; empty where none is needed, or none set
 * @param detail in words, where there is more to say; never with a key in it
 * @param took until the provider had told its models; null where it was not asked, or did not answer
 */
public record Found(
        String provider,
        String tier,
        String model,
        String key,
        Verdict verdict,
        String detail,
        @Nullable Duration took) {
    /** How it stands. */
    public enum Verdict {
        OK,
        /** The policy leaves it out here. */
        LEFT_OUT,
        /** It would be asked, and could not answer. */
        FAILED
    }
}
