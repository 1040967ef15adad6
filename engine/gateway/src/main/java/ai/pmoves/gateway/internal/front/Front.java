package ai.pmoves.gateway.internal.front;

import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.GatewaySettings;
import ai.pmoves.gateway.Lineup;
import ai.pmoves.gateway.internal.relay.Problems;
import ai.pmoves.gateway.internal.relay.Relay;
import ai.pmoves.gateway.internal.words.Asked;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.Spelling;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Takes requests in, and says at once what is wrong with them. */
public final class Front extends Handler.Abstract.NonBlocking {
    private static final List<String> CHAT_NAMES = List.of("tensorzero::function_name::", "tensorzero::model_name::");
    private static final List<String> EMBEDDING_NAMES = List.of("tensorzero::embedding_model_name::");
    private static final long HALF = 2;

    private final Lineup lineup;
    private final GatewaySettings settings;
    private final Relay relay;
    private final Guard guard;
    private final Body.Memory memory;
    private final Map<Paths, Supplier<Told>> told;
    private final AtomicInteger running;

    /** What is told without asking anybody. */
    private record Told(int status, String type, String body) {
        static Told json(int status, Object value) {
            return new Told(status, "application/json", Json.line(value));
        }
    }

    /**
     * @param running counts the requests that are being answered
     * @param metrics the text of {@code /metrics}
     * @param health what is wrong with the gateway itself, empty for nothing
     */
    public Front(
            Lineup lineup,
            GatewaySettings settings,
            Relay relay,
            AtomicInteger running,
            Supplier<String> metrics,
            Supplier<Map<String, String>> health) {
        this.lineup = lineup;
        this.settings = settings;
        this.relay = relay;
        this.running = running;
        this.guard = new Guard(settings.token(), settings.listen().getAddress());
        this.memory = new Body.Memory(
                Math.max(settings.limits().body(), Runtime.getRuntime().maxMemory() / HALF));
        Told status =
                Told.json(200, Map.of("status", "ok", "version", settings.version(), "config_hash", lineup.hash()));
        Told models = models();
        this.told = Map.of(
                Paths.STATUS, () -> status,
                Paths.MODELS, () -> models,
                Paths.METRICS, () -> new Told(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get()),
                Paths.HEALTH, () -> health(health.get()));
    }

    /** How many requests are being answered. */
    public int running() {
        return running.get();
    }

    private static Told health(Map<String, String> wrong) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("gateway", "ok");
        all.putAll(wrong);
        return Told.json(wrong.containsValue("error") ? 503 : 200, all);
    }

    private Told models() {
        List<Object> all = new ArrayList<>();
        Set<String> names = new java.util.LinkedHashSet<>(lineup.chats().keySet());
        names.addAll(lineup.embeddings().keySet());
        names.forEach(name -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", name);
            one.put("object", "model");
            one.put("created", settings.clock().instant().getEpochSecond());
            one.put("owned_by", "pmoves");
            all.add(one);
        });
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("object", "list");
        list.put("data", all);
        return Told.json(200, list);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        WatchedEndPoint connection = WatchedConnector.connection(request);
        connection.handling();
        Request.addCompletionListener(request, failure -> connection.handled());
        HttpClientSide client = new HttpClientSide(
                response,
                callback,
                connection,
                relay.watchdog(),
                settings.limits().clientIdle().toNanos());
        Guard.Refusal page = guard.page(request);
        if (page != null) {
            refuse(client, page);
            return true;
        }
        String path = Request.getPathInContext(request);
        Optional<Paths> known = Paths.of(path);
        if (known.isEmpty()) {
            refuse(client, new Guard.Refusal(404, "unknown_path", Paths.unknown(path)));
            return true;
        }
        Paths what = known.get();
        if (!request.getMethod().equals(what.method())) {
            response.getHeaders().put(HttpHeader.ALLOW, what.method());
            refuse(client, new Guard.Refusal(405, "method_not_allowed", "ask with " + what.method()));
            return true;
        }
        Guard.Refusal token = what == Paths.STATUS || what == Paths.HEALTH ? null : guard.token(request);
        if (token != null) {
            refuse(client, token);
            return true;
        }
        Supplier<Told> plain = told.get(what);
        if (plain == null) {
            take(what, request, client, connection);
        } else {
            Told all = plain.get();
            response.setStatus(all.status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, all.type());
            response.write(true, ByteBuffer.wrap(all.body().getBytes(StandardCharsets.UTF_8)), callback);
        }
        return true;
    }

    private void take(Paths what, Request request, HttpClientSide client, WatchedEndPoint connection) {
        long announced = request.getLength();
        if (announced > settings.limits().body()) {
            refuse(client, refusal(413));
            return;
        }
        if (running.incrementAndGet() > settings.limits().concurrent()) {
            running.decrementAndGet();
            refuse(client, refusal(503));
            return;
        }
        connection.setIdleTimeout(0); // from here on the watchdog looks
        AtomicBoolean left = new AtomicBoolean();
        Body[] body = new Body[1];
        Request.addCompletionListener(request, failure -> {
            if (left.compareAndSet(false, true)) {
                running.decrementAndGet();
                body[0].release();
                connection.setIdleTimeout(WatchedConnector.IDLE_MILLIS);
            }
        });
        body[0] = new Body(
                request,
                announced,
                settings.limits(),
                memory,
                relay.watchdog(),
                (bytes, length) -> asked(what, bytes, length, client),
                status -> {
                    if (status == 0) {
                        client.abandon();
                    } else {
                        refuse(client, refusal(status));
                    }
                });
        body[0].read();
    }

    private Guard.Refusal refusal(int status) {
        return switch (status) {
            case 413 ->
                new Guard.Refusal(
                        413,
                        "too_large",
                        "the body is larger than " + settings.limits().body() + " bytes");
            case 408 -> new Guard.Refusal(408, "too_slow", "the body came too slowly");
            default -> new Guard.Refusal(503, "busy", "too many requests at one time");
        };
    }

    private void asked(Paths what, byte[] bytes, int length, HttpClientSide client) {
        Asked asked;
        try {
            asked = Asked.read(bytes, length);
        } catch (IOException e) {
            refuse(client, new Guard.Refusal(400, "invalid_json", String.valueOf(e.getMessage())));
            return;
        }
        boolean chat = what == Paths.CHAT;
        Map<String, List<Candidate>> routes = chat ? lineup.chats() : lineup.embeddings();
        String route = route(asked.model(), chat ? CHAT_NAMES : EMBEDDING_NAMES);
        List<Candidate> candidates = routes.get(route);
        if (candidates == null) {
            refuse(client, unknown(asked.model(), route, routes));
            return;
        }
        relay.carry(
                new Relay.Question(
                        route,
                        chat ? "chat" : "embeddings",
                        what.upstream(),
                        lineup.json().contains(route) && chat,
                        candidates),
                asked,
                client);
    }

    private static String route(@Nullable String model, List<String> prefixes) {
        String name = model == null ? "" : model;
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return name.substring(prefix.length());
            }
        }
        return name;
    }

    private static Guard.Refusal unknown(@Nullable String model, String route, Map<String, List<Candidate>> routes) {
        String there = routes.isEmpty()
                ? "nobody answers such requests here"
                : "there is " + String.join(", ", routes.keySet());
        if (model == null) {
            return new Guard.Refusal(400, "no_model", "the request names no model: " + there);
        }
        String hint = Spelling.hint(route, routes.keySet());
        String name = route.length() > 100 ? route.substring(0, 100) + "…" : route;
        return new Guard.Refusal(
                404, "model_not_found", "no route is called '" + name + "'" + (hint.isEmpty() ? ": " + there : hint));
    }

    private static void refuse(HttpClientSide client, Guard.Refusal refusal) {
        String type = refusal.status() == 401
                ? "authentication_error"
                : refusal.status() == 503 ? "overloaded_error" : "invalid_request_error";
        Map<String, String> headers = switch (refusal.status()) {
            case 503 -> Map.of("Retry-After", "1");
            case 413, 408 -> Map.of("Connection", "close");
            default -> Map.of();
        };
        client.reply(
                refusal.status(),
                headers,
                ByteBuffer.wrap(Problems.body(type, refusal.code(), refusal.message(), List.of())
                        .getBytes(StandardCharsets.UTF_8)));
    }
}
