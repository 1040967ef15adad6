package ai.pmoves.routing.tensorzero.config;

import ai.pmoves.kernel.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of routing. Read leniently: what is malformed is missing here, and among the file's problems.
 *
 * @param globalTimeout in milliseconds, the upper bound of every other timeout
 */
public record GatewayConfig(
        Map<String, Function> functions, Map<String, Model> models, Map<String, Model> embeddings, long globalTimeout) {

    /** In milliseconds, where the file says nothing. */
    public static final long DEFAULT_GLOBAL_TIMEOUT = 900_000;

    public GatewayConfig {
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        embeddings = Collections.unmodifiableMap(new LinkedHashMap<>(embeddings));
    }

    /** @param type {@code chat} or {@code json} */
    public record Function(
            String name, String type, Map<String, Variant> variants, Experiment experiment, Location where) {
        public Function {
            variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
        }

        /** How the gateway chooses among the variants. */
        public Sampler sampler() {
            return new Sampler(experiment, variants.keySet());
        }
    }

    /**
     * One way to answer a function's requests.
     *
     * @param model null for types that judge or mix the answers of others
     * @param weight as written; null where none is
     * @param retries how often the whole model is tried again
     */
    public record Variant(
            String name,
            String type,
            @Nullable String model,
            @Nullable Double weight,
            int retries,
            List<String> candidates,
            Timeouts timeouts,
            Location where) {
        public Variant {
            candidates = List.copyOf(candidates);
        }
    }

    /** @param routing names of providers, in the order in which they are tried */
    public record Model(
            String name, List<String> routing, Map<String, Provider> providers, Timeouts timeouts, Location where) {
        public Model {
            routing = List.copyOf(routing);
            providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
        }
    }

    /**
     * @param type as written, {@code openai} for everything that speaks as OpenAI does
     * @param key where the key comes from, as written; null for the type's default
     */
    public record Provider(
            String name,
            String type,
            @Nullable String model,
            @Nullable String address,
            @Nullable String key,
            Timeouts timeouts,
            Location where) {}

    /** In milliseconds; null where none is set. */
    public record Timeouts(
            @Nullable Long total,
            @Nullable Long firstToken,
            @Nullable Long streamTotal) {
        public static final Timeouts NONE = new Timeouts(null, null, null);
    }
}
