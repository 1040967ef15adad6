package ai.pmoves.dsl.language;

import ai.pmoves.kernel.Secret;
import ai.pmoves.platforms.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What a runbook can read while it declares and while it acts.
 *
 * @param folder what relative paths are relative to
 * @param secrets finds a secret by name; throws where it is missing
 * @param reads told the name and the comparable value of everything that is read
 */
public record Surroundings(
        Parameters parameters,
        Platform platform,
        Map<String, String> environment,
        Path folder,
        Function<String, Secret> secrets,
        BiConsumer<String, String> reads) {

    public Surroundings withReads(BiConsumer<String, String> listener) {
        return new Surroundings(parameters, platform, environment, folder, secrets, listener);
    }
}
