package ai.pmoves.gateway.internal.front;

import ai.pmoves.gateway.GatewaySettings;
import ai.pmoves.gateway.Lineup;
import ai.pmoves.gateway.internal.relay.ErrorBody;
import ai.pmoves.gateway.internal.relay.Memory;
import ai.pmoves.gateway.internal.relay.Relay;
import ai.pmoves.kernel.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes requests in, and says at once what is wrong with them. */
public final class Front extends Handler.Abstract.NonBlocking {
    private static final long HALF = 2;

    /** A request of TensorZero's own endpoint is read whole and written anew: its texts take about so many times their size. */
    private static final long RETOLD = 8;

    /** The same for what is no text, and how much of it there can be at most: no more parts are read. */
    private static final long PART = 100;

    private static final long PARTS = 20 << 20;

    private final GatewaySettings settings;
    private final Relay relay;
    private final Guard guard;
    private final Questions questions;
    private final Memory memory;
    private final Map<Paths, Supplier<Told>> told;
    private final AtomicInteger running;
    private final IntConsumer refused;

    /** What is told without asking anybody. */
    private record Told(int status, String type, String body) {
        static Told json(int status, Object value) {
            return new Told(status, "application/json", Json.line(value));
        }
    }

    /**
     * @param running counts the requests that are being answered
     * @param metrics the text of {@code /metrics}
     * @param refused told the status of each request that is refused before anybody is asked
     * @param health what is wrong with the gateway itself, empty for nothing
     */
    public Front(
            Lineup lineup,
            GatewaySettings settings,
            Relay relay,
            AtomicInteger running,
            Supplier<String> metrics,
            IntConsumer refused,
            Supplier<Map<String, String>> health) {
        this.settings = settings;
        this.relay = relay;
        this.running = running;
        this.refused = refused;
        this.guard = new Guard(settings.token(), settings.listen().getAddress());
        this.questions =
                new Questions(lineup, settings.clock(), settings.limits().event());
        this.memory = new Memory(
                Math.max(settings.limits().body(), Runtime.getRuntime().maxMemory() / HALF));
        Told status =
                Told.json(200, Map.of("status", "ok", "version", settings.version(), "config_hash", lineup.hash()));
        Told models = models(lineup);
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

    private Told models(Lineup lineup) {
        List<Object> all = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(lineup.chats().keySet());
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
        String path = Request.getPathInContext(request);
        Optional<Paths> known = Paths.of(path);
        HttpClientSide client = new HttpClientSide(
                known.filter(Paths.INFERENCE::equals).isPresent() ? ErrorBody::tensorzero : ErrorBody::openai,
                response,
                callback,
                connection,
                relay.watchdog(),
                settings.limits().clientIdle().toNanos());
        Refusal page = guard.page(request);
        if (page != null) {
            refuse(client, page);
            return true;
        }
        if (known.isEmpty()) {
            refuse(client, new Refusal(404, "unknown_path", Paths.unknown(path)));
            return true;
        }
        Paths what = known.get();
        if (!request.getMethod().equals(what.method())) {
            response.getHeaders().put(HttpHeader.ALLOW, what.method());
            refuse(client, new Refusal(405, "method_not_allowed", "ask with " + what.method()));
            return true;
        }
        Refusal token = what == Paths.STATUS || what == Paths.HEALTH ? null : guard.token(request);
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
                memory.share(),
                relay.watchdog(),
                (bytes, length) -> {
                    long more = what == Paths.INFERENCE ? RETOLD * length + Math.min(PARTS, PART * length) : 0;
                    if (body[0].holds(more)) {
                        asked(what, bytes, length, client, body[0]::holds);
                    } else if (memory.fits(bytes.length + more)) {
                        refuse(client, refusal(503));
                    } else {
                        refuse(client, new Refusal(413, "too_large", "the body is larger than there is memory for"));
                    }
                },
                status -> {
                    if (status == 0) {
                        client.abandon();
                    } else {
                        refuse(client, refusal(status));
                    }
                });
        body[0].read();
    }

    private Refusal refusal(int status) {
        return switch (status) {
            case 413 ->
                new Refusal(
                        413,
                        "too_large",
                        "the body is larger than " + settings.limits().body() + " bytes");
            case 400 -> new Refusal(400, Refusal.NO_HTTP, "no HTTP: the body is not cut into chunks as it should be");
            case 408 -> new Refusal(408, "too_slow", "the body came too slowly");
            default -> new Refusal(503, "busy", "too many requests at one time");
        };
    }

    private void asked(Paths what, byte[] bytes, int length, HttpClientSide client, LongPredicate room) {
        Questions.Question question;
        try {
            question = questions.read(what, bytes, length, client, room);
        } catch (Refusal.Thrown e) {
            refuse(client, e.refusal());
            return;
        } catch (OutOfMemoryError e) {
            refuse(client, refusal(503));
            return;
        } catch (Throwable e) { // nobody above would tell the client, nor give back what this request holds
            refuse(
                    client,
                    new Refusal(
                            500,
                            "internal",
                            "the gateway failed: " + e.getClass().getSimpleName()));
            return;
        }
        relay.carry(question.what(), question.asked(), question.client());
    }

    private void refuse(HttpClientSide client, Refusal refusal) {
        refused.accept(refusal.status());
        client.refuse(refusal.status(), refusal.headers(), refusal.body());
    }
}
