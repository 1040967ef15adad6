package ai.pmoves.dsl.language;

import ai.pmoves.compose.Project;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Secret;
import ai.pmoves.workspace.RandomFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A secret of a stack whose value nobody has to know: {@code x-pmoves: {generate: {password: 24}}} beside {@code secrets:
 * {password: {file: ...}}}. (Compose keeps an extension at the top of its model and drops one inside a secret.)
 *
 * @see RandomFile
 */
@Block("a generated secret")
public final class StackSecret implements Fingerprinted {
    private final String name;
    private final Path file;
    private final int bytes;

    private StackSecret(String name, Path file, int bytes) {
        this.name = name;
        this.file = file;
        this.bytes = bytes;
    }

    static List<StackSecret> of(Project project) {
        List<StackSecret> found = new ArrayList<>();
        project.canonical().path("x-pmoves").path("generate").properties().forEach(wish -> {
            JsonNode secret = project.canonical().path("secrets").path(wish.getKey());
            if (wish.getValue().isIntegralNumber() && secret.hasNonNull("file")) {
                Path file = project.directory().resolve(secret.get("file").asText());
                found.add(new StackSecret(wish.getKey(), file, wish.getValue().asInt()));
            }
        });
        return found;
    }

    @Word("Its name in the compose file.")
    public String getName() {
        return name;
    }

    @Word("Whether its file is there and holds something.")
    public boolean exists() {
        return Files.isRegularFile(file) && file.toFile().length() > 0;
    }

    /** Writes a random value to its file; one that is there is kept. */
    void generate() {
        if (!exists()) {
            RandomFile.write(file, bytes);
        }
    }

    /** Its value as it is now, to be hidden in what is written. */
    Secret value() {
        return new Secret(name, "", StackSecrets.text(file));
    }

    @Override
    public KeyComponent fingerprint() {
        return new KeyComponent("generated secret " + name, file + " " + bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
