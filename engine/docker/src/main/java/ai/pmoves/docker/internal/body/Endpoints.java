package ai.pmoves.docker.internal.body;

import ai.pmoves.docker.internal.engine.ApiVersion;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which networks a container joins, in which order and under which names. */
final class Endpoints {
    private static final String INTERFACE = "com.docker.network.endpoint.ifname";

    private Endpoints() {}

    /** Highest priority first, ties by key: the first is the primary network. */
    static List<String> byPriority(ContainerSpec spec) {
        List<String> keys = new ArrayList<>();
        spec.networks().fieldNames().forEachRemaining(keys::add);
        keys.sort(Comparator.comparingInt((String key) ->
                        -spec.networks().path(key).path("priority").asInt(0))
                .thenComparing(Comparator.naturalOrder()));
        return keys;
    }

    static String mode(ContainerSpec spec) {
        String mode = spec.at("network_mode").asText("");
        if (!mode.isEmpty()) {
            return mode;
        }
        List<String> keys = byPriority(spec);
        return keys.isEmpty() ? "none" : spec.networkName(keys.get(0));
    }

    /** By the network's name on the engine, primary first. */
    static Map<String, ObjectNode> settings(ContainerSpec spec, ApiVersion version) {
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        if (spec.at("network_mode").asText("").isEmpty()) {
            byPriority(spec).forEach(key -> all.put(spec.networkName(key), endpoint(spec, key, version)));
            if (version.has(ApiVersion.V1_44) && !all.isEmpty()) {
                ObjectNode primary = all.values().iterator().next();
                if (!primary.has("MacAddress")) {
                    Values.text(primary, "MacAddress", spec.at("mac_address"));
                }
            }
        }
        return all;
    }

    /** Before 1.44 the MAC address is the container's, not the endpoint's. */
    static String macAddress(ContainerSpec spec, ApiVersion version) {
        if (version.has(ApiVersion.V1_44)) {
            return "";
        }
        List<String> own = byPriority(spec).stream()
                .map(key -> spec.networks().path(key).path("mac_address").asText(""))
                .filter(mac -> !mac.isEmpty())
                .toList();
        if (own.size() > 1) {
            throw Refusals.needs(spec, "networks", "a MAC address on several networks", "25 (API 1.44)", version);
        }
        return own.isEmpty() ? spec.at("mac_address").asText("") : own.get(0);
    }

    private static ObjectNode endpoint(ContainerSpec spec, String key, ApiVersion version) {
        JsonNode declared = spec.networks().path(key);
        ObjectNode settings = Json.object();
        ArrayNode aliases =
                settings.putArray("Aliases").add(spec.name()).add(spec.service().name());
        declared.path("aliases").forEach(alias -> aliases.add(alias.asText()));
        if (!spec.links().isEmpty()) {
            settings.set("Links", Json.strings(spec.links()));
        }
        ObjectNode ipam = Json.object();
        Values.text(ipam, "IPv4Address", declared.path("ipv4_address"));
        Values.text(ipam, "IPv6Address", declared.path("ipv6_address"));
        Values.list(ipam, "LinkLocalIPs", declared.path("link_local_ips"));
        settings.set("IPAMConfig", ipam);
        if (version.has(ApiVersion.V1_44)) {
            Values.text(settings, "MacAddress", declared.path("mac_address"));
        }
        ObjectNode options = Json.strings(Json.textMap(declared.path("driver_opts")));
        String name = declared.path("interface_name").asText("");
        if (!name.isEmpty()) {
            if (!version.has(ApiVersion.V1_49)) {
                throw Refusals.needs(spec, "networks." + key, "interface_name", "28.1 (API 1.49)", version);
            }
            options.put(INTERFACE, name);
        }
        if (!options.isEmpty()) {
            settings.set("DriverOpts", options);
        }
        int gateway = declared.path("gw_priority").asInt(0);
        if (gateway != 0) {
            if (!version.has(ApiVersion.V1_48)) {
                throw Refusals.needs(spec, "networks." + key, "gw_priority", "28 (API 1.48)", version);
            }
            settings.put("GwPriority", gateway);
        }
        return settings;
    }
}
