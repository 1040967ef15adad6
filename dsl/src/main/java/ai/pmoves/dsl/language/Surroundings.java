package ai.pmoves.dsl.language;

import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.SecretNames;
import ai.pmoves.platforms.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What a runbook can read while it declares and while it acts.
 *
 * @param folder what relative paths are relative to
 * @param workingDirectory where commands are typed that a person is told
 * @param secrets finds a secret by name; throws where it is missing
 * @param versions from a name and a value to a keyed digest, which says whether the value is the same and nothing else
 * @param reads told the name and the comparable value of everything that is read
 */
public record Surroundings(
        Parameters parameters,
        Platform platform,
        Map<String, String> environment,
        Path folder,
        Path workingDirectory,
        Function<String, Secret> secrets,
        BinaryOperator<String> versions,
        BiConsumer<String, String> reads) {

    public Surroundings withReads(BiConsumer<String, String> listener) {
        return new Surroundings(
                parameters, platform, environment, folder, workingDirectory, secrets, versions, listener);
    }

    /** What a key knows of a variable: any of them may hold a secret, and short values are soon guessed. */
    public String comparableVariable(String name) {
        String value = environment.get(name);
        return value == null ? "unset" : versions.apply("env " + name, value);
    }

    /** What a key knows of a value: that of a variable with a secret's name is one wherever it turns up. */
    public String comparable(String name, String value) {
        boolean secret = !value.isEmpty()
                && !value.startsWith("/")
                && environment.entrySet().stream()
                        .anyMatch(variable ->
                                variable.getValue().equals(value) && SecretNames.matches(variable.getKey()));
        return secret ? "version " + versions.apply(name, value) : value;
    }
}
