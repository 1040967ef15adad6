package ai.pmoves.dsl.language;

import ai.pmoves.compose.FileObject;
import ai.pmoves.compose.Project;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.SecretNames;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is secret in a stack: its compose secrets, and what its variables, also those of hooks, and its build arguments hold by their look. */
public final class StackSecrets {
    private static final List<String> HOOKS = List.of("post_start", "pre_stop");
    private static final long LARGEST = 64 * 1024;

    private StackSecrets() {}

    public static List<Secret> of(Project project) {
        List<Secret> found = new ArrayList<>();
        project.services().values().forEach(service -> {
            service.environment()
                    .forEach((name, value) -> found.addAll(SecretNames.guess(name, value == null ? "" : value)));
            if (service.build() != null) {
                found.addAll(guess(service.build().path("args")));
            }
            for (String hooks : HOOKS) {
                service.definition().path(hooks).forEach(hook -> found.addAll(guess(hook.path("environment"))));
            }
        });
        project.secrets().values().forEach(secret -> {
            String value = content(secret);
            if (!value.isEmpty()) {
                found.add(new Secret(secret.key(), "", value));
            }
        });
        return found;
    }

    private static List<Secret> guess(JsonNode values) {
        List<Secret> found = new ArrayList<>();
        values.properties()
                .forEach(value -> found.addAll(
                        SecretNames.guess(value.getKey(), value.getValue().asText(""))));
        return found;
    }

    private static String content(FileObject secret) {
        Path file = secret.file();
        return file == null ? secret.content().orElse("") : text(file);
    }

    /** Empty where there is nothing that can be read: whoever needs the file says so. */
    public static String text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Files.readString(file).strip()
                    : "";
        } catch (IOException e) {
            return "";
        }
    }
}
