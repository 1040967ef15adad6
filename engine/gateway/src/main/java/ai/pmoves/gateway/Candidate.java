package ai.pmoves.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may answer a request, and how long that may take.
 *
 * @param variant its name among all that are asked for the same
 * @param base what {@code /chat/completions} and {@code /embeddings} are appended to
 * @param keyName the variable that holds its key; null where none is needed
 * @param key never shown; empty where none is needed
 * @param model as the provider calls it
 * @param within how long an answer in one piece may take, and a stream be silent
 * @param firstToken how long a stream may take to begin
 * @param retries how often it is asked again before the next one is
 * @param allowances what it may spend, alone or with its tier
 */
public record Candidate(
        String provider,
        String tier,
        String variant,
        URI base,
        @Nullable String keyName,
        String key,
        String model,
        Duration within,
        Duration firstToken,
        int retries,
        List<Allowance> allowances) {
    public Candidate {
        allowances = List.copyOf(allowances);
    }

    /** Without its key. */
    @Override
    public String toString() {
        return provider + " (" + tier + "): " + model + " at " + base + " within " + within + "/" + firstToken + ", "
                + retries + " retries, " + allowances;
    }
}
