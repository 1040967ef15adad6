package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.http.BodyStream;
import ai.pmoves.docker.rehearsal.internal.world.Container;
import ai.pmoves.docker.rehearsal.internal.world.EngineError;
import ai.pmoves.docker.rehearsal.internal.world.Logs;
import ai.pmoves.docker.rehearsal.internal.world.World;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What containers print, so far and from now on; attaching is the same with the connection taken over. */
final class LogsApi {
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    private final World world;

    LogsApi(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/containers/{id}/logs", this::logs),
                Route.of("POST", "/containers/{id}/attach", this::attach));
    }

    private void logs(Call call) throws IOException, InterruptedException {
        Container container = world.containers().get(call.path("id"));
        if (!call.flag("stdout") && !call.flag("stderr")) {
            throw new EngineError(400, "Bad parameters: you must choose at least one stream");
        }
        boolean tty = tty(container);
        int total = world.logs().from(container.id(), 0).size();
        int from =
                call.query("tail").matches("\\d{1,9}") ? Math.max(0, total - Integer.parseInt(call.query("tail"))) : 0;
        try (BodyStream body = call.exchange().stream(200, Multiplexed.type(tty))) {
            copy(call, body, container, from, call.flag("follow"));
        }
    }

    private void attach(Call call) throws IOException, InterruptedException {
        Container container = world.containers().get(call.path("id"));
        int from = call.flag("logs") ? 0 : world.logs().from(container.id(), 0).size();
        try (BodyStream body = call.exchange().takeOver(Multiplexed.type(tty(container)))) {
            copy(call, body, container, from, call.flag("stream"));
        }
    }

    private static boolean tty(Container container) {
        return container.config().path("Tty").asBoolean();
    }

    private void copy(Call call, BodyStream body, Container container, int from, boolean follow)
            throws IOException, InterruptedException {
        int next = from;
        for (Logs.Line line : world.logs().from(container.id(), next)) {
            next++;
            send(call, body, container, line);
        }
        // a container that has not been started yet is waited for, as clients attach before they start
        while (follow && !body.clientGone() && goesOn(container)) {
            for (Logs.Line line : world.logs().await(container.id(), next, LOOK_UP)) {
                next++;
                send(call, body, container, line);
            }
        }
        for (Logs.Line line : follow ? world.logs().from(container.id(), next) : List.<Logs.Line>of()) {
            send(call, body, container, line);
        }
    }

    private boolean goesOn(Container container) {
        try {
            String status = world.containers().get(container.id()).state().status();
            return !status.equals("exited");
        } catch (EngineError e) {
            return false;
        }
    }

    private static void send(Call call, BodyStream body, Container container, Logs.Line line) throws IOException {
        Instant since = EventsApi.instant(call.query("since"));
        Instant until = EventsApi.instant(call.query("until"));
        boolean asked = call.flag(line.stderr() ? "stderr" : "stdout");
        if (asked && within(line.at(), since, until)) {
            String text = call.flag("timestamps") ? line.at() + " " + line.text() : line.text();
            body.write(Multiplexed.frame(tty(container), line.stderr(), text));
        }
    }

    private static boolean within(Instant at, @Nullable Instant since, @Nullable Instant until) {
        return (since == null || !at.isBefore(since)) && (until == null || !at.isAfter(until));
    }
}
