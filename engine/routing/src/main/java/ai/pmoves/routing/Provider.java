package ai.pmoves.routing;

import ai.pmoves.kernel.Location;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who answers requests to models.
 *
 * @param address where it listens, for those who speak as OpenAI does; null for services with an address of their own
 * @param keys environment variables that may hold its key, the preferred one first; empty for none needed
 * @param lacks what its address is made of and is not there, as {@link #unset} says it; null where nothing is missing
 * @param terms on which it is asked, beside those of its tier
 * @param where the place in which it is declared
 */
public record Provider(
        String name,
        Kind kind,
        @Nullable String address,
        List<String> keys,
        @Nullable String lacks,
        Terms terms,
        @Nullable Location where) {

    /** In which words a provider is spoken to. */
    public enum Kind {
        /** As OpenAI does: Ollama, vLLM, Cloudflare, GLM and most others. */
        OPENAI(true, true),
        OPENROUTER(true, true),
        GROQ(true, false),
        ANTHROPIC(false, false),
        GEMINI(false, false);

        private final boolean keyless;
        private final boolean embeds;

        Kind(boolean keyless, boolean embeds) {
            this.keyless = keyless;
            this.embeds = embeds;
        }

        /** Whether it may be asked without a key. */
        public boolean keyless() {
            return keyless;
        }

        /** Whether it makes embeddings. */
        public boolean embeds() {
            return embeds;
        }
    }

    public Provider {
        keys = List.copyOf(keys);
    }

    /** Without terms of its own. */
    public Provider(
            String name,
            Kind kind,
            @Nullable String address,
            List<String> keys,
            @Nullable String lacks,
            @Nullable Location where) {
        this(name, kind, address, keys, lacks, Terms.NONE, where);
    }

    /** Whether requests to it stay on this machine and in its networks. */
    public boolean local() {
        String host = Hosts.of(address);
        return host != null && Hosts.local(host);
    }

    /** What it cannot be asked without and does not have. */
    Optional<String> missing(boolean key) {
        return Optional.ofNullable(lacks != null ? lacks : keys.isEmpty() || key ? null : unset(keys));
    }

    /** That none of these variables has a value, of which one is enough. */
    public static String unset(List<String> variables) {
        return variables.size() == 1
                ? variables.get(0) + " is not set"
                : "none of " + String.join(", ", variables) + " is set";
    }
}
