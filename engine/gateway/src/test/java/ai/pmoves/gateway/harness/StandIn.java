package ai.pmoves.gateway.harness;

import ai.pmoves.kernel.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** A provider on the loopback that speaks as OpenAI does, and fails as it is told. */
public final class StandIn implements AutoCloseable {
    /** A request as it came. */
    public record Call(String path, String key, Map<String, Object> body) {}

    private record Said(int status, Map<String, String> headers, String text, boolean endless) {
        void to(Response response, Callback callback, Semaphore left) {
            response.setStatus(status);
            headers.forEach((name, value) -> response.getHeaders().put(name, value));
            Callback next = endless ? Callback.from(() -> drip(response, left), callback::failed) : callback;
            response.write(!endless, bytes(text), next);
        }

        private static void drip(Response response, Semaphore left) {
            CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS)
                    .execute(() -> response.write(
                            false,
                            bytes(": still here\n\n"),
                            Callback.from(() -> drip(response, left), failure -> left.release())));
        }
    }

    private static final int WORDS = 6;

    private final String name;
    private final Server server;
    private final ServerConnector connector;
    private volatile Function<Call, Fate> fates = call -> Fate.OK;

    /** Every request that came. */
    public final List<Call> calls = new CopyOnWriteArrayList<>();

    /** Told when somebody who was waiting for an answer that does not come went away. */
    public final Semaphore left = new Semaphore(0);

    /** Told when a request has come. */
    public final Semaphore came = new Semaphore(0);

    /** Whole answers that were sent to the end: what a real provider would charge for. */
    public final AtomicInteger charged = new AtomicInteger();

    /** The same by the user that each request names. */
    public final List<String> chargedTo = new CopyOnWriteArrayList<>();

    private volatile @Nullable Said said;

    /** What it answers in one piece. */
    public volatile String says;

    private volatile boolean counting = true;

    public StandIn(String name) {
        this(name, 16);
    }

    public StandIn(String name, int threads) {
        this.name = name;
        this.says = "hello from " + name;
        QueuedThreadPool pool = new QueuedThreadPool(threads, 2);
        pool.setName(name);
        server = new Server(pool);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(1024);
        connector.setIdleTimeout(120_000);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Source.asByteBuffer(request, new Promise<>() {
                    @Override
                    public void succeeded(ByteBuffer body) {
                        answer(request, StandardCharsets.UTF_8.decode(body).toString(), response, callback);
                    }

                    @Override
                    public void failed(Throwable failure) {
                        callback.failed(failure);
                    }
                });
                return true;
            }
        });
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public StandIn will(Fate fate) {
        fates = call -> fate;
        return this;
    }

    public StandIn will(Function<Call, Fate> decides) {
        fates = decides;
        return this;
    }

    /** Answers with this, whatever is asked. */
    public StandIn says(int status, String type, String text) {
        said = new Said(status, Map.of("content-type", type), text, false);
        return this;
    }

    /** The same with more headers. */
    public StandIn says(int status, Map<String, String> headers, String text) {
        said = new Said(status, headers, text, false);
        return this;
    }

    /** Streams this, and comments after it for as long as somebody takes them. */
    public StandIn saysWithoutEnd(String text) {
        said = new Said(200, Map.of("content-type", "text/event-stream"), text, true);
        return this;
    }

    /** Keeps no list of requests: for those who measure. */
    public StandIn forgetful() {
        counting = false;
        return this;
    }

    public String base() {
        return "http://127.0.0.1:" + connector.getLocalPort() + "/v1";
    }

    private void answer(Request request, String text, Response response, Callback callback) {
        if (!counting) {
            boolean stream = text.contains("\"stream\":true");
            if (stream) {
                stream(response, callback, WORDS, true, true);
            } else {
                json(response, callback, 200, COUNTED);
            }
            return;
        }
        Call call = new Call(
                Request.getPathInContext(request),
                Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.AUTHORIZATION), ""),
                Json.readObject(text));
        calls.add(call);
        came.release();
        boolean stream = Boolean.TRUE.equals(call.body().get("stream"));
        Said own = said;
        if (own != null) {
            own.to(response, callback, left);
            return;
        }
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        switch (fates.apply(call)) {
            case OK -> whole(call, stream, response, callback);
            case DIES_BEFORE_HEADERS -> endPoint.close();
            case DIES_AFTER_HEADERS -> head(response, stream, endPoint::close);
            case DIES_IN_THE_MIDDLE -> {
                if (stream) {
                    part(response, words(WORDS / 2), endPoint::close);
                } else {
                    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 1000);
                    part(response, "{\"choices\":[", endPoint::close);
                }
            }
            case HANGS -> hang(endPoint);
            case HANGS_AFTER_HEADERS -> head(response, stream, () -> hang(endPoint));
            case HANGS_IN_THE_MIDDLE ->
                part(response, stream ? words(WORDS / 2) : "{\"choices\":[", () -> hang(endPoint));
            case NO_HTTP ->
                endPoint.write(
                        Callback.from(endPoint::close),
                        ByteBuffer.wrap("SSH-2.0-OpenSSH_9.2p1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            case GARBAGE -> {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html");
                response.write(true, bytes("<html>welcome to the hotel</html>"), callback);
            }
            case GARBAGE_IN_THE_MIDDLE -> {
                head(response, stream);
                response.write(
                        true, bytes(stream ? words(1) + "data: {\"choices\": [}\n\n" : "{\"choices\": [}"), callback);
            }
            case ENDLESS_LINE -> {
                head(response, true);
                endless(response, callback);
            }
            case FAILS -> error(response, callback, 500, "the GPU fell over");
            case LIMITED -> error(response, callback, 429, "slow down");
            case UNAUTHORIZED -> error(response, callback, 401, "Incorrect API key provided: " + call.key());
            case REFUSES -> error(response, callback, 400, "max_tokens is too large");
            case NO_MODEL -> error(response, callback, 404, "model not found");
            case ERROR_IN_BODY -> json(response, callback, 200, "{\"error\":{\"message\":\"upstream is down\"}}");
        }
    }

    private static final String COUNTED =
            "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"hello\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7}}";

    private void whole(Call call, boolean stream, Response response, Callback callback) {
        Callback counted = Callback.from(
                () -> {
                    charged.incrementAndGet();
                    chargedTo.add(String.valueOf(call.body().get("user")));
                    callback.succeeded();
                },
                callback::failed);
        if (call.path().endsWith("/embeddings")) {
            json(
                    response,
                    counted,
                    200,
                    "{\"object\":\"list\",\"model\":\"e\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.25,-1.5,3.0]}],\"usage\":{\"prompt_tokens\":5,\"total_tokens\":5}}");
        } else if (stream) {
            boolean usage = String.valueOf(call.body().get("stream_options")).contains("include_usage=true");
            stream(response, counted, WORDS, usage, true);
        } else {
            json(response, counted, 200, COUNTED.replace("\"hello\"", "\"" + says + "\""));
        }
    }

    private void stream(Response response, Callback callback, int count, boolean usage, boolean done) {
        head(response, true);
        String end =
                "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                        + (usage
                                ? "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":6,\"total_tokens\":9}}\n\n"
                                : "")
                        + (done ? "data: [DONE]\n\n" : "");
        response.write(
                false,
                bytes(words(1)),
                Callback.from(() -> response.write(true, bytes(words(count - 1) + end), callback), callback::failed));
    }

    private String words(int count) {
        return ("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\""
                        + name + " \"},\"finish_reason\":null}]}\n\n")
                .repeat(count);
    }

    private void hang(EndPoint endPoint) {
        endPoint.fillInterested(Callback.from(
                () -> {
                    left.release();
                    endPoint.close();
                },
                failure -> left.release()));
    }

    private static void head(Response response, boolean stream) {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, stream ? "text/event-stream" : "application/json");
    }

    private static void head(Response response, boolean stream, Runnable then) {
        head(response, stream);
        response.write(false, ByteBuffer.allocate(0), Callback.from(then, failure -> then.run()));
    }

    private void part(Response response, String text, Runnable then) {
        head(response, text.startsWith("data"));
        response.write(false, bytes(text), Callback.from(then, failure -> then.run()));
    }

    private static void endless(Response response, Callback callback) {
        response.write(
                false,
                bytes("data: " + "x".repeat(64 << 10)),
                Callback.from(() -> endless(response, callback), callback::failed));
    }

    private static void error(Response response, Callback callback, int status, String message) {
        json(response, callback, status, Json.line(Map.of("error", Map.of("message", message))));
    }

    private static void json(Response response, Callback callback, int status, String text) {
        head(response, false);
        response.setStatus(status);
        response.write(true, bytes(text), callback);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
