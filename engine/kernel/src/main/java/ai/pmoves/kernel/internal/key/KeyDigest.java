package ai.pmoves.kernel.internal.key;

import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Sha256;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.json.JsonLike;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes keys. Retries, timeouts and descriptions do not count: they change how a step is run, not what it gives. */
public final class KeyDigest {
    /** Raised whenever the same step would get another key, so that the change has a name. */
    static final String SCHEMA = "2";

    static final String SCHEMA_NAME = "key schema";
    static final String STEP_NAME = "step";
    static final String OUTPUT_PREFIX = "output ";

    private KeyDigest() {}

    /**
     * @param outputs of the steps that it needs; an absent one is left out of the key
     */
    public static Key of(Step step, Map<StepPath, Optional<Object>> outputs) {
        List<KeyComponent> components = new ArrayList<>(step.inputs());
        components.add(new KeyComponent(SCHEMA_NAME, SCHEMA));
        components.add(new KeyComponent(STEP_NAME, step.path().value()));
        for (StepPath need : step.needs()) {
            Optional<Object> output = outputs.get(need);
            if (output != null) {
                components.add(new KeyComponent(outputName(need), digest(output.orElse(null))));
            }
        }
        components.sort(Comparator.comparing(KeyComponent::name).thenComparing(KeyComponent::value));
        return new Key(digest(components), components);
    }

    /**
     * What a done step hands on: its output, or its key where it acted and gave none. One that only looks and gives nothing
     * hands on nothing: it cannot have changed what others rest on.
     *
     * @param outputs of the steps that it needs
     */
    public static Optional<Object> handedOn(
            Step step, @Nullable Object output, Map<StepPath, Optional<Object>> outputs) {
        return output == null && step.effect() != Effect.PURE
                ? Optional.of(new Silent(of(step, outputs).digest()))
                : Optional.ofNullable(output);
    }

    public static String outputName(StepPath need) {
        return OUTPUT_PREFIX + need;
    }

    /** Digest of an output's canonical JSON. */
    public static String digest(@Nullable Object output) {
        if (output instanceof Silent silent) {
            return "no output, key " + silent.key();
        }
        return Sha256.of(Json.line(JsonLike.of(output)));
    }

    private static String digest(List<KeyComponent> components) {
        MessageDigest sha = Sha256.start();
        for (KeyComponent component : components) {
            update(sha, component.name());
            update(sha, component.value());
        }
        return Sha256.end(sha);
    }

    /** With its length before it, so that no two lists of texts run together to the same bytes. */
    private static void update(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
    }
}
