package ai.pmoves.dsl.language;

import ai.pmoves.kernel.Command;
import ai.pmoves.kernel.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From words in a runbook to a child process. Fails closed: a secret never becomes an argument. */
final class Commands {
    private Commands() {}

    static Command of(Map<String, Object> options, String[] words, Surroundings surroundings) {
        return command(List.of(words), options, surroundings);
    }

    /** {@code sh -euc SCRIPT sh VALUE...}: values are positional, so the shell never parses them. */
    static Command shell(Map<String, Object> options, String script, Object[] values, Surroundings surroundings) {
        List<String> words = new ArrayList<>(List.of("sh", "-euc", script, "sh"));
        for (Object value : values) {
            if (value instanceof Secret secret) {
                throw secretAsArgument(secret);
            }
            words.add(String.valueOf(value));
        }
        return command(words, options, surroundings);
    }

    private static Command command(List<String> words, Map<String, Object> options, Surroundings surroundings) {
        if (words.isEmpty()) {
            throw Mistakes.of("dsl.empty-command", "a command needs at least a program", "run 'git', 'status'");
        }
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, Secret> secret = new LinkedHashMap<>();
        entries(options.get("env")).forEach((name, value) -> {
            if (value instanceof Secret hidden) {
                secret.put(name, hidden);
            } else {
                plain.put(name, String.valueOf(value));
            }
        });
        entries(options.get("secretEnv")).forEach((name, value) -> {
            if (!(value instanceof Secret hidden)) {
                throw Mistakes.of(
                        "dsl.not-a-secret",
                        "secretEnv: " + name + " is no secret",
                        "secretEnv: [" + name + ": secret('" + name + "')], or env: for what may be seen");
            }
            secret.put(name, hidden);
        });
        Object dir = options.get("dir");
        Path folder =
                dir == null ? surroundings.folder() : surroundings.folder().resolve(dir.toString());
        return new Command(words, folder, plain, secret);
    }

    private static Map<String, Object> entries(@Nullable Object map) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (map instanceof Map<?, ?> given) {
            given.forEach((name, value) -> entries.put(String.valueOf(name), value));
        }
        return entries;
    }

    static RuntimeException secretAsArgument(Secret secret) {
        return Mistakes.of(
                "dsl.secret-as-text",
                "the secret '" + secret.name() + "' would become part of a text that others can read",
                "secretEnv: [" + secret.name() + ": secret('" + secret.name() + "')] hands it to a command");
    }
}
