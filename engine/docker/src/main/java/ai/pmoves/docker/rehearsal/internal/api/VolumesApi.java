package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.world.Json;
import ai.pmoves.docker.rehearsal.internal.world.Volume;
import ai.pmoves.docker.rehearsal.internal.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Volumes. */
final class VolumesApi {
    private final World world;

    VolumesApi(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/volumes", this::list),
                Route.of("POST", "/volumes/create", this::create),
                Route.of("GET", "/volumes/{name}", this::inspect),
                Route.of("DELETE", "/volumes/{name}", this::remove));
    }

    private void list(Call call) throws IOException {
        Filters filters = call.filters("dangling", "driver", "label", "name");
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("Volumes");
        for (Volume volume : world.volumes().all()) {
            boolean fits = filters.labels(Json.texts(Json.object(volume.request(), "Labels")))
                    && filters.any("name", volume.name()::contains)
                    && filters.any("driver", "local"::equals)
                    && filters.any(
                            "dangling",
                            d -> NetworksApi.isTrue(d) != world.volumes().used(volume));
            if (fits) {
                list.add(json(volume));
            }
        }
        call.json(200, json.putNull("Warnings"));
    }

    private void create(Call call) throws IOException {
        ObjectNode body = call.body();
        String name = body.path("Name").asText("");
        Volume volume =
                name.isEmpty() ? world.volumes().anonymous() : world.volumes().ensure(name, body);
        call.json(201, json(volume));
    }

    private void inspect(Call call) throws IOException {
        call.json(200, json(world.volumes().get(call.path("name"))));
    }

    private void remove(Call call) throws IOException {
        world.volumes().remove(call.path("name"));
        call.empty(204);
    }

    private static ObjectNode json(Volume volume) {
        ObjectNode json = Json.object()
                .put(
                        "CreatedAt",
                        volume.created().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("Driver", "local");
        json.set("Labels", given(volume, "Labels"));
        json.put("Mountpoint", volume.mountpoint()).put("Name", volume.name());
        json.set("Options", given(volume, "DriverOpts"));
        return json.put("Scope", "local");
    }

    private static JsonNode given(Volume volume, String field) {
        JsonNode value = volume.request().get(field);
        return value == null ? Json.object().nullNode() : value.deepCopy();
    }
}
