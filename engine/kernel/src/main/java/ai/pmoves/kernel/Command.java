package ai.pmoves.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A child process to run. Arguments are words, never a shell line; secrets travel in {@code secretEnvironment} only.
 *
 * @param arguments the program and its arguments
 * @param directory working folder, relative to the runbook's; that one if null
 * @param environment added to the inherited environment
 * @param secretEnvironment added too, and redacted from the child's output
 */
public record Command(
        List<String> arguments,
        @Nullable Path directory,
        Map<String, String> environment,
        Map<String, Secret> secretEnvironment) {

    public Command {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        secretEnvironment = Map.copyOf(secretEnvironment);
    }

    public static Command of(String... arguments) {
        return new Command(List.of(arguments), null, Map.of(), Map.of());
    }

    public Command in(Path folder) {
        return new Command(arguments, folder, environment, secretEnvironment);
    }

    public Command with(Map<String, String> variables) {
        return new Command(arguments, directory, variables, secretEnvironment);
    }

    public Command withSecrets(Map<String, Secret> secrets) {
        return new Command(arguments, directory, environment, secrets);
    }
}
