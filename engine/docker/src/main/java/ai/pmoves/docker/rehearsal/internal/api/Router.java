package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.http.Exchange;
import ai.pmoves.docker.rehearsal.internal.http.HttpServer;
import ai.pmoves.docker.rehearsal.internal.world.EngineError;
import ai.pmoves.docker.rehearsal.internal.world.Json;
import ai.pmoves.docker.rehearsal.internal.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The whole Engine API of a world, with and without a version in the path. */
public final class Router implements HttpServer.Handler {
    /** What this engine claims to be: the newest API that the driver speaks. */
    static final String API_VERSION = "1.51";

    static final String MIN_API_VERSION = "1.24";
    private static final Pattern VERSIONED = Pattern.compile("/v(\\d+)\\.(\\d+)(/.*)");

    private final List<Route> routes;

    public Router(World world) {
        this.routes = Stream.of(
                        new SystemApi(world).routes(),
                        new EventsApi(world).routes(),
                        new ContainersApi(world).routes(),
                        new LogsApi(world).routes(),
                        new ArchiveApi(world).routes(),
                        new ExecApi(world).routes(),
                        new ImagesApi(world).routes(),
                        new NetworksApi(world).routes(),
                        new VolumesApi(world).routes())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void handle(Exchange exchange) throws IOException, InterruptedException {
        exchange.header("Api-Version", API_VERSION)
                .header("Docker-Experimental", "false")
                .header("Ostype", "linux")
                .header("Server", "Docker/" + SystemApi.VERSION + " (linux)");
        try {
            route(exchange, unversioned(exchange));
        } catch (EngineError e) {
            fail(exchange, e);
        } catch (RuntimeException e) {
            fail(exchange, new EngineError(500, "rehearsal: " + e));
        }
    }

    private void route(Exchange exchange, String path) throws IOException, InterruptedException {
        for (Route route : routes) {
            Optional<Map<String, String>> parameters =
                    route.match(exchange.request().method(), path);
            if (parameters.isPresent()) {
                route.action().answer(new Call(exchange, parameters.get()));
                return;
            }
        }
        throw new EngineError(404, "page not found");
    }

    private static String unversioned(Exchange exchange) {
        String path = exchange.request().path();
        Matcher matcher = VERSIONED.matcher(path);
        if (!matcher.matches()) {
            return path;
        }
        int version = Integer.parseInt(matcher.group(1)) * 1000 + Integer.parseInt(matcher.group(2));
        String shown = matcher.group(1) + "." + matcher.group(2);
        if (version > number(API_VERSION)) {
            throw new EngineError(
                    400, "client version " + shown + " is too new. Maximum supported API version is " + API_VERSION);
        }
        if (version < number(MIN_API_VERSION)) {
            throw new EngineError(
                    400,
                    "client version " + shown + " is too old. Minimum supported API version is " + MIN_API_VERSION
                            + ", please upgrade your client to a newer version");
        }
        return matcher.group(3);
    }

    private static int number(String version) {
        int dot = version.indexOf('.');
        return Integer.parseInt(version.substring(0, dot)) * 1000 + Integer.parseInt(version.substring(dot + 1));
    }

    private static void fail(Exchange exchange, EngineError error) throws IOException {
        if (exchange.answered()) {
            throw new IOException("failed after the answer had begun: " + error.text());
        }
        String body = Json.object().put("message", error.text()) + "\n";
        exchange.answer(error.status(), "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
