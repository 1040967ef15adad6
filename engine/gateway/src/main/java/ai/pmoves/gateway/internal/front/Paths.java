package ai.pmoves.gateway.internal.front;

import ai.pmoves.kernel.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be asked for. */
enum Paths {
    CHAT("POST", "/chat/completions", "/v1/chat/completions", "/openai/v1/chat/completions"),
    INFERENCE("POST", "/chat/completions", "/inference"),
    EMBEDDINGS("POST", "/embeddings", "/v1/embeddings", "/openai/v1/embeddings"),
    MODELS("GET", "", "/v1/models", "/openai/v1/models"),
    STATUS("GET", "", "/status"),
    HEALTH("GET", "", "/health"),
    METRICS("GET", "", "/metrics");

    private final String method;
    private final String upstream;
    private final List<String> names;

    Paths(String method, String upstream, String... names) {
        this.method = method;
        this.upstream = upstream;
        this.names = List.of(names);
    }

    String method() {
        return method;
    }

    /** What is appended to a provider's address. */
    String upstream() {
        return upstream;
    }

    static Optional<Paths> of(String path) {
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (Paths one : values()) {
            if (one.names.contains(plain)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    static String unknown(String path) {
        List<String> all =
                Arrays.stream(values()).flatMap(one -> one.names.stream()).toList();
        return "nothing is at this path" + Spelling.hint(path, all);
    }
}
