package ai.pmoves.routing.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Asks a running gateway one short question in each way that clients ask, and tells who answered. */
public final class Smoke {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int MOST = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION = "Answer with one word: ready";

    private final String gateway;
    private final String function;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** @param gateway its URL, without a path */
    public Smoke(String gateway, String function) {
        this.gateway = gateway.endsWith("/") ? gateway.substring(0, gateway.length() - 1) : gateway;
        this.function = function;
    }

    /**
     * @param way the path, and how it was asked
     * @param by who answered, as the gateway tells it; empty where it tells nobody
     * @param attempts the attempts before, as the gateway tells them; empty where it tells none
     * @param failure why there is no answer; empty where there is one
     */
    public record Answer(String way, String by, String attempts, String failure, Duration took) {}

    /** One for each way; those that a gateway does not offer are left out. */
    public List<Answer> all() throws InterruptedException {
        List<Map<String, String>> messages = List.of(Map.of("role", "user", "content", QUESTION));
        String model = "tensorzero::function_name::" + function;
        List<Answer> answers = new ArrayList<>();
        Answer native_ = ask(
                "/inference",
                "/inference",
                Map.of("function_name", function, "input", Map.of("messages", messages), "include_raw_response", true));
        if (!native_.failure().startsWith("404")) {
            answers.add(native_);
        }
        answers.add(ask(
                "/openai/v1/chat/completions",
                "/openai/v1/chat/completions",
                Map.of("model", model, "messages", messages, "tensorzero::include_raw_response", true)));
        answers.add(ask(
                "/openai/v1/chat/completions, as a stream",
                "/openai/v1/chat/completions",
                Map.of(
                        "model",
                        model,
                        "messages",
                        messages,
                        "stream",
                        true,
                        "tensorzero::include_raw_response",
                        true)));
        return answers;
    }

    private Answer ask(String way, String path, Map<String, Object> question) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + path))
                    .timeout(LIMIT)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question)))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return read(way, answer, Duration.ofNanos(System.nanoTime() - begin));
        } catch (IOException e) {
            return new Answer(way, "", "", "nobody answers at " + gateway, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private static Answer read(String way, HttpResponse<String> answer, Duration took) {
        String attempts = answer.headers().firstValue("x-pmoves-attempts").orElse("");
        String provider = answer.headers().firstValue("x-pmoves-provider").orElse("");
        if (answer.statusCode() != 200) {
            return new Answer(way, "", attempts, answer.statusCode() + ": " + message(answer.body()), took);
        }
        boolean stream = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        if (stream && !answer.body().contains("data: [DONE]")) {
            return new Answer(way, provider, attempts, "the stream ended before its end", took);
        }
        List<JsonNode> documents = stream ? events(answer.body()) : List.of(tree(answer.body()));
        JsonNode body = documents.isEmpty() ? JSON.missingNode() : documents.get(0);
        String named =
                body.path("variant_name").asText(body.path("model").asText("").replaceFirst(".*::variant_name::", ""));
        long failed = documents.stream().mapToLong(Smoke::failedBefore).sum();
        return new Answer(
                way,
                provider.isEmpty() ? named : provider,
                attempts.isEmpty() && failed > 0 ? failed + " before" : attempts,
                body.isMissingNode() ? "the answer is no JSON" : "",
                took);
    }

    /** An attempt that came to nothing is told without an inference of its own; who refused a connection is not told at all. */
    private static long failedBefore(JsonNode document) {
        JsonNode attempts =
                document.has("raw_response") ? document.path("raw_response") : document.path("tensorzero_raw_response");
        return StreamSupport.stream(attempts.spliterator(), false)
                .filter(attempt -> !attempt.has("model_inference_id"))
                .count();
    }

    private static List<JsonNode> events(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> tree(line.substring("data: ".length())))
                .toList();
    }

    private static String message(String body) {
        JsonNode error = tree(body).path("error");
        String text = error.isTextual() ? error.asText() : error.path("message").asText(body);
        // a gateway gives each who was asked a line of its own
        String line = Objects.requireNonNullElse(text, "").lines().collect(Collectors.joining("; "));
        return line.length() > MOST ? line.substring(0, MOST) + " …" : line;
    }

    private static JsonNode tree(String text) {
        try {
            return text.isBlank() ? JSON.missingNode() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
