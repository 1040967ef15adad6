package ai.pmoves.docker.internal.body;

import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code ports} and {@code expose}, as the engine wants them. */
final class PortMaps {
    private PortMaps() {}

    static ObjectNode exposed(ContainerSpec spec) {
        ObjectNode exposed = Json.object();
        for (JsonNode port : spec.at("expose")) {
            String text = port.asText();
            exposed.putObject(text.contains("/") ? text : text + "/tcp");
        }
        for (JsonNode port : spec.at("ports")) {
            exposed.putObject(key(port));
        }
        return exposed;
    }

    static ObjectNode bindings(ContainerSpec spec) {
        ObjectNode bindings = Json.object();
        for (JsonNode port : spec.at("ports")) {
            bindings.withArray("/" + key(port).replace("/", "~1"))
                    .addObject()
                    .put("HostIp", port.path("host_ip").asText(""))
                    .put("HostPort", port.path("published").asText(""));
        }
        return bindings;
    }

    private static String key(JsonNode port) {
        return port.path("target").asInt() + "/" + port.path("protocol").asText("tcp");
    }
}
