package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.http.BodyStream;
import ai.pmoves.docker.rehearsal.internal.world.EngineError;
import ai.pmoves.docker.rehearsal.internal.world.EngineEvent;
import ai.pmoves.docker.rehearsal.internal.world.Events;
import ai.pmoves.docker.rehearsal.internal.world.Json;
import ai.pmoves.docker.rehearsal.internal.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The event stream, with its filters and its window of time. */
final class EventsApi {
    private static final Duration LOOK_UP = Duration.ofMillis(500);

    private final World world;

    EventsApi(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/events", this::events));
    }

    private void events(Call call) throws IOException, InterruptedException {
        Filters filters = call.filters(
                "config",
                "container",
                "daemon",
                "event",
                "image",
                "label",
                "network",
                "node",
                "plugin",
                "scope",
                "secret",
                "service",
                "type",
                "volume");
        Instant since = instant(call.query("since"));
        Instant until = instant(call.query("until"));
        List<EngineEvent> past = new ArrayList<>();
        try (Events.Subscription subscription = world.events().subscribe(past);
                BodyStream body = call.stream()) {
            boolean history = since != null || until != null;
            for (EngineEvent event : history ? past : List.<EngineEvent>of()) {
                if ((since == null || !event.at().isBefore(since))
                        && (until == null || !event.at().isAfter(until))
                        && fits(filters, event)) {
                    send(body, event);
                }
            }
            follow(subscription, body, filters, until);
        }
    }

    private void follow(Events.Subscription subscription, BodyStream body, Filters filters, @Nullable Instant until)
            throws IOException, InterruptedException {
        while (until == null || world.timeline().now().isBefore(until)) {
            Duration left =
                    until == null ? LOOK_UP : Duration.between(world.timeline().now(), until);
            EngineEvent event = subscription.next(left.compareTo(LOOK_UP) > 0 ? LOOK_UP : left);
            if (event == null && body.clientGone()) {
                return;
            }
            if (event != null && (until == null || !event.at().isAfter(until)) && fits(filters, event)) {
                send(body, event);
            }
        }
    }

    private static void send(BodyStream body, EngineEvent event) throws IOException {
        body.write((json(event) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static boolean fits(Filters filters, EngineEvent event) {
        Map<String, String> attributes = event.attributes();
        return filters.any("type", event.type()::equals)
                && filters.any(
                        "event", e -> event.action().equals(e) || event.action().startsWith(e + ":"))
                && filters.any("container", r -> is(event, "container", r))
                && filters.any("network", r -> is(event, "network", r))
                && filters.any("volume", r -> is(event, "volume", r))
                && filters.any("image", r -> r.equals(attributes.get("image")) || is(event, "image", r))
                && filters.labels(attributes);
    }

    private static boolean is(EngineEvent event, String type, String reference) {
        return event.type().equals(type)
                && (event.actor().startsWith(reference)
                        || reference.equals(event.attributes().get("name")));
    }

    private static ObjectNode json(EngineEvent event) {
        ObjectNode json = Json.object();
        if (event.type().equals("container") || event.type().equals("image")) {
            json.put("status", event.action()).put("id", event.actor());
            String image = event.attributes().get("image");
            if (image != null) {
                json.put("from", image);
            }
        }
        json.put("Type", event.type()).put("Action", event.action());
        ObjectNode attributes = json.putObject("Actor").put("ID", event.actor()).putObject("Attributes");
        event.attributes().forEach(attributes::put);
        long nanos = event.at().getEpochSecond() * 1_000_000_000 + event.at().getNano();
        return json.put("scope", "local")
                .put("time", event.at().getEpochSecond())
                .put("timeNano", nanos);
    }

    /** Seconds since 1970, with or without a fraction, or RFC 3339; null where nothing is given. */
    static @Nullable Instant instant(String text) {
        if (text.isEmpty() || text.equals("0")) {
            return null;
        }
        try {
            if (text.matches("\\d+(\\.\\d+)?")) {
                return Instant.EPOCH.plusNanos(
                        new BigDecimal(text).movePointRight(9).longValue());
            }
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (java.time.DateTimeException e) {
            throw new EngineError(400, "failed to parse value as time: " + text);
        }
    }
}
