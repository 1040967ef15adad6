package ai.pmoves.routing.probe;

import ai.pmoves.routing.Hosts;
import ai.pmoves.routing.Provider;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The list of models that one provider tells, asked for once. */
final class Catalogue {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 8 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param models null where it answers and tells none
     * @param failure why it cannot be asked; null where it can
     */
    record Answer(
            @Nullable Set<String> models,
            @Nullable String failure,
            @Nullable Duration took) {}

    private final HttpClient client;
    private final Provider provider;
    private final String base;
    private final String key;

    /** @param key empty for none */
    Catalogue(HttpClient client, Provider provider, String base, String key) {
        this.client = client;
        this.provider = provider;
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.key = key;
    }

    Answer ask() throws InterruptedException {
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return failed(
                    "its key holds a character that no key has: a blank, a line's end or a letter of another alphabet");
        }
        long begin = System.nanoTime();
        try {
            Answer answer = read(get(base + "/models"), "data", "id");
            if (answer.models() == null && answer.failure() == null && key.isEmpty()) {
                // Ollama before it spoke as OpenAI does
                answer = read(get(base.replaceFirst("/v1$", "") + "/api/tags"), "models", "name");
            }
            return new Answer(answer.models(), answer.failure(), Duration.ofNanos(System.nanoTime() - begin));
        } catch (HttpTimeoutException e) {
            return failed(
                    host() + " does not answer within " + TimeUnit.MILLISECONDS.toSeconds(LIMIT.toMillis()) + " s");
        } catch (ConnectException e) {
            return failed(
                    e.getCause() instanceof UnresolvedAddressException || hasUnresolved(e)
                            ? "there is no host " + Hosts.name(host())
                            : "nobody answers at " + host());
        } catch (IOException | IllegalArgumentException e) {
            return failed(host() + " does not speak HTTP as it should");
        }
    }

    private HttpResponse<InputStream> get(String url) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
            if (provider.kind() == Provider.Kind.ANTHROPIC) {
                request.header("x-api-key", key).header("anthropic-version", "2023-06-01");
            }
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static Answer read(HttpResponse<InputStream> answer, String list, String name) throws IOException {
        try (InputStream body = answer.body()) {
            int status = answer.statusCode();
            if (status == 401 || status == 403) {
                return failed("it refuses the key (" + status + ")");
            }
            if (status == 404 || status == 405) {
                return new Answer(null, null, null);
            }
            if (status != 200) {
                return failed("it answers " + status);
            }
            JsonNode models = JSON.readTree(body.readNBytes(MOST_BYTES)).path(list);
            Set<String> names = new TreeSet<>();
            models.forEach(model -> names.add(model.path(name).asText().replaceFirst("^models/", "")));
            return new Answer(models.isArray() ? names : null, null, null);
        } catch (JsonProcessingException e) {
            return failed("what it tells of its models is no JSON");
        }
    }

    private static boolean hasUnresolved(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private String host() {
        return Objects.requireNonNullElse(Hosts.of(base), base);
    }

    private static Answer failed(String why) {
        return new Answer(null, why, null);
    }
}
