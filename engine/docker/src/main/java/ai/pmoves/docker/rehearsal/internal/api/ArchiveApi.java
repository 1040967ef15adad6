package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.world.Container;
import ai.pmoves.docker.rehearsal.internal.world.EngineError;
import ai.pmoves.docker.rehearsal.internal.world.Json;
import ai.pmoves.docker.rehearsal.internal.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files into and out of containers. Only what was put in can be got out: there is no file system below. */
final class ArchiveApi {
    private static final long DIRECTORY = 0x80000000L | 0755;

    private final World world;
    private final Map<String, byte[]> archives = new ConcurrentHashMap<>();

    ArchiveApi(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.of("PUT", "/containers/{id}/archive", this::put),
                Route.of("HEAD", "/containers/{id}/archive", this::stat),
                Route.of("GET", "/containers/{id}/archive", this::get));
    }

    private void put(Call call) throws IOException {
        archives.put(key(call), call.exchange().request().body());
        call.empty(200);
    }

    private void stat(Call call) throws IOException {
        find(call);
        call.exchange().header("X-Docker-Container-Path-Stat", stat(call.query("path")));
        call.empty(200);
    }

    private void get(Call call) throws IOException {
        byte[] archive = find(call);
        call.exchange()
                .header("X-Docker-Container-Path-Stat", stat(call.query("path")))
                .answer(200, "application/x-tar", archive);
    }

    private byte[] find(Call call) {
        byte[] archive = archives.get(key(call));
        if (archive == null) {
            throw new EngineError(
                    404, "Could not find the file " + call.query("path") + " in container " + call.path("id"));
        }
        return archive;
    }

    private String key(Call call) {
        Container container = world.containers().get(call.path("id"));
        String path = call.query("path");
        if (path.isEmpty()) {
            throw new EngineError(400, "bad parameter: 'path' cannot be empty");
        }
        return container.id() + ":"
                + (path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private String stat(String path) {
        String json = Json.object()
                .put("name", path.equals("/") ? "/" : path.substring(path.lastIndexOf('/') + 1))
                .put("size", 4096)
                .put("mode", DIRECTORY)
                .put("mtime", world.timeline().now().toString())
                .put("linkTarget", "")
                .toString();
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
