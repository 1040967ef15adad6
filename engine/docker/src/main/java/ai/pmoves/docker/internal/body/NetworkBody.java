package ai.pmoves.docker.internal.body;

import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A network as {@code POST /networks/create} wants it. */
public final class NetworkBody {
    private NetworkBody() {}

    public static ObjectNode of(Project project, Network network) {
        JsonNode definition = network.definition();
        ObjectNode json = Json.object().put("Name", network.name()).put("CheckDuplicate", true);
        Values.text(json, "Driver", definition.path("driver"));
        Values.map(json, "Options", definition.path("driver_opts"));
        Values.flag(json, "Internal", definition.path("internal"));
        Values.flag(json, "Attachable", definition.path("attachable"));
        for (String family : new String[] {"4", "6"}) {
            JsonNode enabled = definition.path("enable_ipv" + family);
            if (Json.present(enabled)) {
                json.put("EnableIPv" + family, enabled.asBoolean());
            }
        }
        ipam(json, definition.path("ipam"));
        json.set("Labels", Json.strings(Labels.of(project, network)));
        return json;
    }

    private static void ipam(ObjectNode json, JsonNode ipam) {
        String driver = ipam.path("driver").asText("");
        if (driver.isEmpty() && ipam.path("config").isEmpty()) {
            return;
        }
        ObjectNode settings = json.putObject("IPAM");
        if (!driver.isEmpty()) {
            settings.put("Driver", driver);
        }
        for (JsonNode pool : ipam.path("config")) {
            ObjectNode config = settings.withArray("/Config").addObject();
            Values.text(config, "Subnet", pool.path("subnet"));
            Values.text(config, "IPRange", pool.path("ip_range"));
            Values.text(config, "Gateway", pool.path("gateway"));
            Values.map(config, "AuxiliaryAddresses", pool.path("aux_addresses"));
        }
    }
}
