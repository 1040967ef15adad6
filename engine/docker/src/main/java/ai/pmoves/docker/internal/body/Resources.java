package ai.pmoves.docker.internal.body;

import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Limits, reservations and devices of a container. */
final class Resources {
    private Resources() {}

    static void addTo(ObjectNode host, ContainerSpec spec) {
        Values.text(host, "CgroupParent", spec.at("cgroup_parent"));
        Values.number(host, "Memory", spec.at("mem_limit"));
        Values.number(host, "MemorySwap", spec.at("memswap_limit"));
        Values.number(host, "MemorySwappiness", spec.at("mem_swappiness"));
        Values.number(host, "MemoryReservation", spec.at("mem_reservation"));
        Values.flag(host, "OomKillDisable", spec.at("oom_kill_disable"));
        Values.number(host, "CpuCount", spec.at("cpu_count"));
        Values.number(host, "CpuPeriod", spec.at("cpu_period"));
        Values.number(host, "CpuQuota", spec.at("cpu_quota"));
        Values.number(host, "CpuShares", spec.at("cpu_shares"));
        microseconds(host, "CpuRealtimePeriod", spec.at("cpu_rt_period"));
        microseconds(host, "CpuRealtimeRuntime", spec.at("cpu_rt_runtime"));
        Values.text(host, "CpusetCpus", spec.at("cpuset"));
        Values.list(host, "DeviceCgroupRules", spec.at("device_cgroup_rules"));
        Values.number(host, "PidsLimit", spec.at("pids_limit"));
        cpus(host, spec.at("cpus"));
        if (Json.present(spec.at("cpu_percent"))) {
            host.put("CpuPercent", (long) (spec.at("cpu_percent").asDouble() * 100));
        }
        JsonNode limits = spec.at("deploy").path("resources").path("limits");
        Values.number(host, "Memory", limits.path("memory"));
        Values.number(host, "PidsLimit", limits.path("pids"));
        cpus(host, limits.path("cpus"));
        Values.number(
                host,
                "MemoryReservation",
                spec.at("deploy").path("resources").path("reservations").path("memory"));
        BlockIo.addTo(host, spec.at("blkio_config"));
        devices(host, spec);
        ulimits(host, spec.at("ulimits"));
    }

    private static void cpus(ObjectNode host, JsonNode cpus) {
        if (Json.present(cpus) && Values.nanoCpus(cpus) != 0) {
            host.put("NanoCpus", Values.nanoCpus(cpus));
        }
    }

    /** A plain number is microseconds; a duration is converted to them. */
    private static void microseconds(ObjectNode host, String name, JsonNode value) {
        if (Json.present(value)) {
            String text = value.asText();
            boolean digits = text.chars().allMatch(Character::isDigit);
            host.put(name, digits ? Long.parseLong(text) : Values.duration(text).toNanos() / 1_000);
        }
    }

    private static void devices(ObjectNode host, ContainerSpec spec) {
        ArrayNode mappings = Json.array();
        ArrayNode cdi = Json.array();
        for (JsonNode device : spec.at("devices")) {
            String source = device.path("source").asText();
            if (source.equals(device.path("target").asText()) && source.matches("[^/=]+/[^/=]+=.+")) {
                cdi.add(source);
            } else {
                mappings.addObject()
                        .put("PathOnHost", source)
                        .put("PathInContainer", device.path("target").asText())
                        .put("CgroupPermissions", device.path("permissions").asText("rwm"));
            }
        }
        ArrayNode requests = Json.array();
        for (JsonNode device :
                spec.at("deploy").path("resources").path("reservations").path("devices")) {
            requests.add(request(device, Json.texts(device.path("capabilities"))));
        }
        if (!cdi.isEmpty()) {
            requests.addObject().put("Driver", "cdi").set("DeviceIDs", cdi);
        }
        for (JsonNode gpu : spec.at("gpus")) {
            List<String> capabilities = new java.util.ArrayList<>(Json.texts(gpu.path("capabilities")));
            capabilities.add("gpu");
            requests.add(request(gpu, capabilities));
        }
        if (!mappings.isEmpty()) {
            host.set("Devices", mappings);
        }
        if (!requests.isEmpty()) {
            host.set("DeviceRequests", requests);
        }
    }

    private static ObjectNode request(JsonNode device, List<String> capabilities) {
        ObjectNode request = Json.object();
        Values.text(request, "Driver", device.path("driver"));
        JsonNode count = device.path("count");
        boolean all = "all".equals(count.asText());
        if (all || count.asInt(0) != 0) {
            request.put("Count", all ? -1 : count.asInt());
        }
        Values.list(request, "DeviceIDs", device.path("device_ids"));
        request.putArray("Capabilities").add(Json.strings(capabilities));
        Values.map(request, "Options", device.path("options"));
        return request;
    }

    private static void ulimits(ObjectNode host, JsonNode ulimits) {
        if (ulimits.isObject() && !ulimits.isEmpty()) {
            ArrayNode list = host.putArray("Ulimits");
            ulimits.properties().forEach(entry -> {
                JsonNode value = entry.getValue();
                list.addObject()
                        .put("Name", entry.getKey())
                        .put("Hard", (value.isObject() ? value.path("hard") : value).asLong())
                        .put("Soft", (value.isObject() ? value.path("soft") : value).asLong());
            });
        }
    }
}
