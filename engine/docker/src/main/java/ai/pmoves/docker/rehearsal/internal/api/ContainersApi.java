package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.http.BodyStream;
import ai.pmoves.docker.rehearsal.internal.world.Container;
import ai.pmoves.docker.rehearsal.internal.world.EngineError;
import ai.pmoves.docker.rehearsal.internal.world.EngineEvent;
import ai.pmoves.docker.rehearsal.internal.world.Events;
import ai.pmoves.docker.rehearsal.internal.world.Health;
import ai.pmoves.docker.rehearsal.internal.world.Json;
import ai.pmoves.docker.rehearsal.internal.world.Lifecycle;
import ai.pmoves.docker.rehearsal.internal.world.World;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Containers: list, make, inspect, run, wait for, remove. */
final class ContainersApi {
    private static final Duration LOOK_UP = Duration.ofMillis(500);

    private final World world;

    ContainersApi(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/containers/json", this::list),
                Route.of("POST", "/containers/create", this::create),
                Route.of("GET", "/containers/{id}/json", this::inspect),
                Route.of(
                        "POST",
                        "/containers/{id}/start",
                        call -> done(call, lifecycle().start(call.path("id")))),
                Route.of(
                        "POST",
                        "/containers/{id}/stop",
                        call -> done(call, lifecycle().stop(call.path("id")))),
                Route.of("POST", "/containers/{id}/kill", this::kill),
                Route.of("POST", "/containers/{id}/restart", this::restart),
                Route.of("POST", "/containers/{id}/rename", this::rename),
                Route.of("POST", "/containers/{id}/wait", this::await),
                Route.of("DELETE", "/containers/{id}", this::remove));
    }

    private Lifecycle lifecycle() {
        return world.lifecycle();
    }

    private static void done(Call call, boolean changed) throws IOException {
        call.empty(changed ? 204 : 304);
    }

    private void list(Call call) throws IOException {
        Filters filters = call.filters(
                "ancestor",
                "before",
                "expose",
                "exited",
                "health",
                "id",
                "isolation",
                "is-task",
                "label",
                "name",
                "network",
                "publish",
                "since",
                "status",
                "volume");
        boolean all = call.flag("all") || filters.has("status") || filters.has("exited");
        ArrayNode list = Json.MAPPER.createArrayNode();
        world.containers().all().stream()
                .sorted(Comparator.comparing(Container::created).reversed())
                .filter(c -> all || c.state().running())
                .filter(c -> fits(c, filters))
                .limit(limit(call.query("limit")))
                .forEach(c -> list.add(ContainerJson.summary(c, world.timeline().now())));
        call.json(200, list);
    }

    private static long limit(String text) {
        try {
            long limit = text.isEmpty() ? 0 : Long.parseLong(text);
            return limit <= 0 ? Long.MAX_VALUE : limit;
        } catch (NumberFormatException e) {
            throw new EngineError(500, "strconv.Atoi: parsing \"" + text + "\": invalid syntax");
        }
    }

    private static boolean fits(Container container, Filters filters) {
        Health health = container.state().health();
        return filters.labels(container.labels())
                && filters.any("name", n -> ("/" + container.name()).contains(n) || regex(n, container.name()))
                && filters.any("id", container.id()::startsWith)
                && filters.any("status", container.state().status()::equals)
                && filters.any("health", h -> h.equals(health == null ? "none" : health.status()))
                && filters.any("ancestor", a -> a.equals(container.image()) || a.equals(container.imageId()))
                && filters.any(
                        "exited",
                        code -> code.equals(Integer.toString(container.state().exitCode())))
                && filters.any("volume", container::mounts)
                && filters.any(
                        "network",
                        n -> container.endpoints().values().stream()
                                .anyMatch(e -> e.network().equals(n)
                                        || (!n.isEmpty() && e.networkId().startsWith(n))));
    }

    private static boolean regex(String pattern, String name) {
        try {
            java.util.regex.Pattern compiled = java.util.regex.Pattern.compile(pattern);
            return compiled.matcher(name).find() || compiled.matcher("/" + name).find();
        } catch (java.util.regex.PatternSyntaxException e) {
            return false;
        }
    }

    private void create(Call call) throws IOException {
        Container created = world.containers().create(call.query("name"), call.body());
        ObjectNode answer = Json.object().put("Id", created.id());
        answer.putArray("Warnings");
        call.json(201, answer);
    }

    private void inspect(Call call) throws IOException {
        call.json(200, ContainerJson.full(world.containers().get(call.path("id"))));
    }

    private void kill(Call call) throws IOException {
        lifecycle().kill(call.path("id"), call.query("signal"));
        call.empty(204);
    }

    private void restart(Call call) throws IOException {
        lifecycle().restart(call.path("id"));
        call.empty(204);
    }

    private void rename(Call call) throws IOException {
        world.containers().rename(call.path("id"), call.query("name"));
        call.empty(204);
    }

    private void remove(Call call) throws IOException {
        world.containers().remove(call.path("id"), call.flag("force"), call.flag("v"));
        call.empty(204);
    }

    private void await(Call call) throws IOException, InterruptedException {
        String condition = call.query("condition").isEmpty() ? "not-running" : call.query("condition");
        if (!Set.of("not-running", "next-exit", "removed").contains(condition)) {
            throw new EngineError(400, "invalid condition: \"" + condition + "\"");
        }
        try (Events.Subscription subscription = world.events().subscribe(null)) {
            Container container = world.containers().get(call.path("id"));
            boolean already =
                    condition.equals("not-running") && !container.state().running();
            try (BodyStream body = call.stream()) {
                int code = already ? container.state().exitCode() : exit(subscription, body, container, condition);
                ObjectNode answer = Json.object().put("StatusCode", code);
                if (already && !container.state().error().isEmpty()) {
                    answer.putObject("Error").put("Message", container.state().error());
                }
                body.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static int exit(Events.Subscription subscription, BodyStream body, Container container, String condition)
            throws IOException, InterruptedException {
        int code = container.state().exitCode();
        while (!body.clientGone()) {
            EngineEvent event = subscription.next(LOOK_UP);
            if (event == null || !event.actor().equals(container.id())) {
                continue;
            }
            if (event.action().equals("die")) {
                code = Integer.parseInt(event.attributes().getOrDefault("exitCode", "0"));
            }
            if (event.action().equals(condition.equals("removed") ? "destroy" : "die")) {
                return code;
            }
        }
        throw new IOException("the client has gone");
    }
}
