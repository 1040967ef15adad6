package ai.pmoves.docker.internal.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code restart}, or {@code deploy.restart_policy}, which wins. */
final class RestartPolicy {
    private RestartPolicy() {}

    static void addTo(ObjectNode host, ContainerSpec spec) {
        String restart = spec.at("restart").asText("");
        if (!restart.isEmpty()) {
            int colon = restart.indexOf(':');
            put(
                    host,
                    colon < 0 ? restart : restart.substring(0, colon),
                    colon < 0 ? 0 : Integer.parseInt(restart.substring(colon + 1)));
        }
        JsonNode policy = spec.at("deploy").path("restart_policy");
        if (policy.isObject()) {
            put(
                    host,
                    policy.path("condition").asText(""),
                    policy.path("max_attempts").asInt(0));
        }
    }

    private static void put(ObjectNode host, String condition, int attempts) {
        String name = switch (condition) {
            case "none" -> "no";
            case "any" -> "always";
            default -> condition;
        };
        host.putObject("RestartPolicy").put("Name", name).put("MaximumRetryCount", attempts);
    }
}
