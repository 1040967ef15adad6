package ai.pmoves.docker.internal.body;

import ai.pmoves.docker.internal.engine.ApiVersion;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a container gets from its host. */
final class HostConfig {
    private HostConfig() {}

    static ObjectNode of(ContainerSpec spec, ApiVersion version, SecurityOptions security) {
        ObjectNode host = Json.object();
        Mounts.addTo(host, spec, version);
        Resources.addTo(host, spec);
        host.put("NetworkMode", Endpoints.mode(spec));
        ObjectNode ports = PortMaps.bindings(spec);
        if (!ports.isEmpty()) {
            host.set("PortBindings", ports);
        }
        Values.map(host, "Annotations", spec.at("annotations"));
        Values.list(host, "CapAdd", spec.at("cap_add"));
        Values.list(host, "CapDrop", spec.at("cap_drop"));
        if (Json.present(spec.at("init"))) {
            host.put("Init", spec.at("init").asBoolean());
        }
        Values.text(host, "IpcMode", spec.at("ipc"));
        Values.text(host, "PidMode", spec.at("pid"));
        Values.text(host, "UTSMode", spec.at("uts"));
        Values.text(host, "UsernsMode", spec.at("userns_mode"));
        Values.text(host, "CgroupnsMode", spec.at("cgroup"));
        Values.text(host, "Isolation", spec.at("isolation"));
        Values.text(host, "Runtime", spec.at("runtime"));
        Values.text(host, "VolumeDriver", spec.at("volume_driver"));
        Values.flag(host, "ReadonlyRootfs", spec.at("read_only"));
        Values.flag(host, "Privileged", spec.at("privileged"));
        Values.number(host, "ShmSize", spec.at("shm_size"));
        Values.number(host, "OomScoreAdj", spec.at("oom_score_adj"));
        Values.map(host, "Sysctls", spec.at("sysctls"));
        Values.map(host, "StorageOpt", spec.at("storage_opt"));
        Values.list(host, "VolumesFrom", spec.at("volumes_from"));
        Values.list(host, "Dns", spec.at("dns"));
        Values.list(host, "DnsSearch", spec.at("dns_search"));
        Values.list(host, "DnsOptions", spec.at("dns_opt"));
        Values.list(host, "GroupAdd", spec.at("group_add"));
        if (!spec.links().isEmpty()) {
            host.set("Links", Json.strings(spec.links()));
        }
        extraHosts(host, spec.at("extra_hosts"));
        tmpfs(host, spec.at("tmpfs"));
        logging(host, spec.at("logging"));
        RestartPolicy.addTo(host, spec);
        security.addTo(host, spec);
        return host;
    }

    /** Canonical {@code name=address} to the engine's {@code name:address}. */
    private static void extraHosts(ObjectNode host, JsonNode hosts) {
        List<String> entries = Json.texts(hosts).stream()
                .map(entry -> entry.replaceFirst("=", ":"))
                .toList();
        if (!entries.isEmpty()) {
            host.set("ExtraHosts", Json.strings(entries));
        }
    }

    private static void tmpfs(ObjectNode host, JsonNode tmpfs) {
        List<String> entries = tmpfs.isTextual() ? List.of(tmpfs.asText()) : Json.texts(tmpfs);
        if (!entries.isEmpty()) {
            ObjectNode map = host.putObject("Tmpfs");
            for (String entry : entries) {
                int colon = entry.indexOf(':');
                map.put(colon < 0 ? entry : entry.substring(0, colon), colon < 0 ? "" : entry.substring(colon + 1));
            }
        }
    }

    private static void logging(ObjectNode host, JsonNode logging) {
        if (logging.isObject()) {
            ObjectNode config = host.putObject("LogConfig");
            config.put("Type", logging.path("driver").asText(""));
            Values.map(config, "Config", logging.path("options"));
        }
    }
}
