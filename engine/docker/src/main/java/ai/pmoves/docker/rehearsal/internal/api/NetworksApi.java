package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.world.Container;
import ai.pmoves.docker.rehearsal.internal.world.Endpoint;
import ai.pmoves.docker.rehearsal.internal.world.Json;
import ai.pmoves.docker.rehearsal.internal.world.Network;
import ai.pmoves.docker.rehearsal.internal.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Networks. */
final class NetworksApi {
    private final World world;

    NetworksApi(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/networks", this::list),
                Route.of("POST", "/networks/create", this::create),
                Route.of("GET", "/networks/{id}", this::inspect),
                Route.of("DELETE", "/networks/{id}", this::remove),
                Route.of("POST", "/networks/{id}/connect", this::connect),
                Route.of("POST", "/networks/{id}/disconnect", this::disconnect));
    }

    private void list(Call call) throws IOException {
        Filters filters = call.filters("dangling", "driver", "id", "label", "name", "scope", "type");
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Network network : world.networks().all()) {
            boolean fits = filters.labels(Json.texts(Json.object(network.request(), "Labels")))
                    && filters.any("name", network.name()::contains)
                    && filters.any("id", network.id()::startsWith)
                    && filters.any("driver", network.driver()::equals)
                    && filters.any("scope", "local"::equals)
                    && filters.any("type", t -> t.equals(network.predefined() ? "builtin" : "custom"))
                    && filters.any(
                            "dangling",
                            d -> isTrue(d)
                                    == (!network.predefined()
                                            && world.networks().members(network).isEmpty()));
            if (fits) {
                ObjectNode json = json(network);
                json.putObject("Containers");
                list.add(json);
            }
        }
        call.json(200, list);
    }

    static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }

    private void create(Call call) throws IOException {
        Network network = world.networks().create(call.body());
        call.json(201, Json.object().put("Id", network.id()).put("Warning", ""));
    }

    private void inspect(Call call) throws IOException {
        Network network = world.networks().get(call.path("id"));
        ObjectNode json = json(network);
        ObjectNode containers = json.putObject("Containers");
        for (Container container : world.networks().members(network)) {
            Endpoint endpoint = container.endpoints().get(network.name());
            if (endpoint != null) {
                containers
                        .putObject(container.id())
                        .put("Name", container.name())
                        .put("EndpointID", endpoint.id())
                        .put("MacAddress", endpoint.mac())
                        .put(
                                "IPv4Address",
                                endpoint.address().isEmpty() ? "" : endpoint.address() + "/" + endpoint.prefix())
                        .put("IPv6Address", "");
            }
        }
        call.json(200, json);
    }

    private void remove(Call call) throws IOException {
        world.networks().remove(call.path("id"));
        call.empty(204);
    }

    private void connect(Call call) throws IOException {
        ObjectNode body = call.body();
        world.networks()
                .connect(call.path("id"), body.path("Container").asText(""), Json.object(body, "EndpointConfig"));
        call.empty(200);
    }

    private void disconnect(Call call) throws IOException {
        ObjectNode body = call.body();
        world.networks()
                .disconnect(
                        call.path("id"),
                        body.path("Container").asText(""),
                        body.path("Force").asBoolean());
        call.empty(200);
    }

    private static ObjectNode json(Network network) {
        JsonNode request = network.request();
        ObjectNode json = Json.object()
                .put("Name", network.name())
                .put("Id", network.id())
                .put("Created", network.created().toString())
                .put("Scope", "local")
                .put("Driver", network.driver())
                .put("EnableIPv4", request.path("EnableIPv4").asBoolean(true))
                .put("EnableIPv6", request.path("EnableIPv6").asBoolean());
        ObjectNode ipam = json.putObject("IPAM");
        ipam.put("Driver", "default").set("Options", request.path("IPAM").get("Options"));
        JsonNode given = request.path("IPAM").path("Config");
        if (given.size() > 0) {
            ipam.set("Config", given.deepCopy());
        } else if (network.subnet().isEmpty()) {
            ipam.putNull("Config");
        } else {
            ipam.putArray("Config").addObject().put("Subnet", network.subnet()).put("Gateway", network.gateway());
        }
        json.put("Internal", request.path("Internal").asBoolean())
                .put("Attachable", request.path("Attachable").asBoolean())
                .put("Ingress", false);
        json.putObject("ConfigFrom").put("Network", "");
        json.put("ConfigOnly", false);
        json.set("Options", Json.object(request, "Options").deepCopy());
        json.set("Labels", Json.object(request, "Labels").deepCopy());
        return json;
    }
}
