package ai.pmoves.docker.internal.engine;

import ai.pmoves.kernel.Durations;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.shaded.org.apache.hc.core5.http.NoHttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Engine API in JSON, through docker-java's transport. Two clients: one for commands, which have to be answered in time,
 * and one for streams, which may be silent for hours.
 *
 * <p>An answer of 4xx or 5xx is an {@link EngineRefusal}; no answer is an {@link EngineGone}; one without end is given up.
 */
public final class EngineApi implements AutoCloseable {
    private final Endpoint endpoint;
    private final ApiVersion version;
    private final DockerHttpClient commands;
    private final DockerHttpClient streams;
    private final TimeLimiter limiter;
    private final Limits limits;

    private EngineApi(
            Endpoint endpoint, ApiVersion version, DockerHttpClient commands, TimeLimiter limiter, Limits limits) {
        this.endpoint = endpoint;
        this.version = version;
        this.commands = commands;
        this.streams = Transport.to(endpoint);
        this.limiter = limiter;
        this.limits = limits;
    }

    /**
     * Says hello and agrees on a version.
     *
     * @throws IOException with the reason where no engine answers that can be used; {@link EngineSilent} where something
     *     accepts the connection and says nothing
     */
    public static EngineApi connect(Endpoint endpoint) throws IOException {
        return connect(endpoint, Limits.USUAL);
    }

    static EngineApi connect(Endpoint endpoint, Limits limits) throws IOException {
        DockerHttpClient client = Transport.to(endpoint);
        TimeLimiter limiter = new TimeLimiter();
        try {
            ApiVersion version = limiter.within(limits.hello(), () -> Negotiation.agree(client));
            return new EngineApi(endpoint, version, client, limiter, limits);
        } catch (Exception e) {
            limiter.close();
            client.close();
            if (e instanceof TimeoutException) {
                throw new EngineSilent(limits.hello());
            }
            throw e instanceof IOException io ? io : new IOException(reason(e), e);
        }
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** The version that every request names. */
    public ApiVersion version() {
        return version;
    }

    public JsonNode get(String path) {
        return command("GET", path, null, limits.answer(), true);
    }

    /** Empty for 404. */
    public Optional<JsonNode> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (EngineRefusal e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** One line of the head of an answer to HEAD; empty for 404, and where it is not there. */
    public Optional<String> header(String path, String name) {
        Request request = request("HEAD", path, Map.of(), null);
        try {
            return limiter.within(limits.answer(), () -> {
                try (Response response = commands.execute(request)) {
                    int status = response.getStatusCode();
                    if (status == 404) {
                        return Optional.empty();
                    }
                    if (status >= 400) {
                        throw new EngineRefusal(status, asked(request), "");
                    }
                    return Optional.ofNullable(response.getHeader(name));
                }
            });
        } catch (EngineRefusal e) {
            throw e;
        } catch (Exception e) {
            throw gone("HEAD", path, e);
        }
    }

    public JsonNode post(String path) {
        return command("POST", path, null, limits.answer(), false);
    }

    public JsonNode post(String path, JsonNode body) {
        return command("POST", path, body, limits.answer(), false);
    }

    /** For what the engine itself takes its time for, such as stopping a container. */
    public JsonNode postWithin(Duration limit, String path) {
        return command("POST", path, null, limit, false);
    }

    public void delete(String path) {
        command("DELETE", path, null, limits.answer(), false);
    }

    /** Sends a file's content, such as an archive. */
    public void send(String method, String path, byte[] content, String type) {
        Request request = Request.builder()
                .method(method)
                .path(versioned(path))
                .putHeader("Content-Type", type)
                .bodyBytes(content)
                .build();
        command(request, limits.answer(), false);
    }

    /** An answer that is no JSON, such as a log. */
    public byte[] bytes(String path) {
        Duration limit = limits.answer();
        return raw(request("GET", path, Map.of(), null), limit)
                .orElseThrow(
                        () -> gone("GET", path, new TimeoutException("no answer within " + Durations.words(limit))));
    }

    /**
     * For a request that runs something.
     *
     * @param lines is handed what it writes while it does, each line up to a length; on another thread
     * @return false where it took longer than the limit
     */
    public boolean run(String path, JsonNode body, Duration limit, Consumer<String> lines) {
        Reading<Boolean> reading = answer -> {
            OutputLines.read(answer, lines);
            return true;
        };
        return answered(request("POST", path, Map.of(), body), limit, reading).isPresent();
    }

    private Optional<byte[]> raw(Request request, Duration limit) {
        return answered(request, limit, Answers::whole);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(InputStream answer) throws IOException;
    }

    /** Empty where it took longer than the limit. */
    private <T> Optional<T> answered(Request request, Duration limit, Reading<T> reading) {
        try {
            return Optional.of(limiter.within(limit, () -> {
                try (Response response = streams.execute(request)) {
                    if (response.getStatusCode() >= 400) {
                        throw refusal(request, response);
                    }
                    return reading.of(response.getBody());
                }
            }));
        } catch (EngineRefusal e) {
            throw e;
        } catch (Answers.TooLong e) {
            throw tooLong(request, e);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (Exception e) {
            throw new EngineGone(endpoint.uri().toString(), reason(e), e);
        }
    }

    /** An answer to be read while it is written: it has to begin in time, and may be silent afterwards. */
    public EngineStream stream(String method, String path, Map<String, String> headers, @Nullable JsonNode body) {
        return stream(method, path, headers, body, limits.answer());
    }

    /** @param begin how long the answer may take to begin */
    public EngineStream stream(
            String method, String path, Map<String, String> headers, @Nullable JsonNode body, Duration begin) {
        Request request = request(method, path, headers, body);
        try {
            Response response = limiter.within(begin, () -> begun(request));
            return new EngineStream(response, endpoint.uri().toString());
        } catch (EngineRefusal e) {
            throw e;
        } catch (Exception e) {
            throw gone(method, path, e);
        }
    }

    private Response begun(Request request) throws IOException {
        Response response = streams.execute(request);
        if (response.getStatusCode() >= 400) {
            try (response) {
                throw refusal(request, response);
            }
        }
        if (Thread.currentThread().isInterrupted()) {
            response.close(); // nobody waits for it any more
            throw new InterruptedIOException("interrupted");
        }
        return response;
    }

    private EngineGone gone(String method, String path, Exception e) {
        String what = e instanceof TimeoutException ? method + " " + path.replaceFirst("\\?.*", "") + ": " : "";
        return new EngineGone(endpoint.uri().toString(), what + reason(e), e);
    }

    @Override
    public void close() {
        limiter.close();
        try {
            commands.close();
            streams.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a query: everything but unreserved characters is escaped. */
    public static String escape(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String reason(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        if (root instanceof NoHttpResponseException) {
            return "it closed the connection without an answer"; // its own words name a host that there is not
        }
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    }

    private JsonNode command(String method, String path, @Nullable JsonNode body, Duration limit, boolean again) {
        return command(request(method, path, Map.of(), body), limit, again);
    }

    private JsonNode command(Request request, Duration limit, boolean again) {
        try {
            return limiter.within(limit, () -> {
                try (Response response = commands.execute(request)) {
                    if (response.getStatusCode() >= 400) {
                        throw refusal(request, response);
                    }
                    byte[] bytes = Answers.whole(response.getBody());
                    return bytes.length == 0 ? MissingNode.getInstance() : Json.parse(bytes);
                }
            });
        } catch (EngineRefusal e) {
            throw e;
        } catch (Answers.TooLong e) {
            throw tooLong(request, e);
        } catch (Exception e) {
            // a pooled connection may be one that a restarted engine has forgotten: looking again does no harm
            if (again
                    && !(e instanceof TimeoutException)
                    && !Thread.currentThread().isInterrupted()) {
                return command(request, limit, false);
            }
            throw gone(request.method(), request.path().replaceFirst("^/v[0-9.]+", ""), e);
        }
    }

    private Request request(String method, String path, Map<String, String> headers, @Nullable JsonNode body) {
        Request.Builder builder = Request.builder();
        builder.method(method).path(versioned(path)).putAllHeaders(headers);
        if (body != null) {
            builder.putHeader("Content-Type", "application/json").bodyBytes(Json.bytes(body));
        }
        return builder.build();
    }

    private String versioned(String path) {
        return "/v" + version + path;
    }

    private static EngineRefusal refusal(Request request, Response response) throws IOException {
        // its body is not closed, which would read it to its end
        String reason = Answers.refusal(response.getBody());
        return new EngineRefusal(response.getStatusCode(), asked(request), reason);
    }

    private PmovesException tooLong(Request request, Answers.TooLong e) {
        return new PmovesException(
                ExitCode.FAILED,
                Problem.error(
                                "docker.answer-too-long",
                                "what listens at " + endpoint.uri() + " " + e.getMessage() + " to " + asked(request))
                        .fix("see whether that is a Docker engine; --host or DOCKER_HOST names another"),
                e);
    }

    /** Such as {@code GET /info}: without version and query. */
    private static String asked(Request request) {
        return request.method() + " " + request.path().replaceFirst("\\?.*", "").replaceFirst("^/v[0-9.]+", "");
    }
}
