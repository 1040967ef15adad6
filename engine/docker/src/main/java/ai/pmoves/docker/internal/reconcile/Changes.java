package ai.pmoves.docker.internal.reconcile;

import ai.pmoves.docker.internal.body.Labels;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In which parts a container differs from what it would be made from now, in the words of the compose file. Variables and labels
 * are told by their names: their values may be secret.
 */
public final class Changes {
    /** Parts of the engine's body by what they are called in a compose file. */
    private static final Map<String, String> CONFIG = words(
            "Cmd",
            "command",
            "Entrypoint",
            "entrypoint",
            "User",
            "user",
            "WorkingDir",
            "working_dir",
            "Hostname",
            "hostname",
            "Domainname",
            "domainname",
            "StopSignal",
            "stop_signal",
            "StopTimeout",
            "stop_grace_period",
            "Tty",
            "tty",
            "OpenStdin",
            "stdin_open");

    private static final Map<String, String> HOST = words(
            "Memory",
            "mem_limit",
            "MemoryReservation",
            "mem_reservation",
            "MemorySwap",
            "memswap_limit",
            "NanoCpus",
            "cpus",
            "CpuShares",
            "cpu_shares",
            "CpusetCpus",
            "cpuset",
            "PidsLimit",
            "pids_limit",
            "CapAdd",
            "cap_add",
            "CapDrop",
            "cap_drop",
            "ReadonlyRootfs",
            "read_only",
            "Privileged",
            "privileged",
            "Init",
            "init",
            "IpcMode",
            "ipc",
            "PidMode",
            "pid",
            "ShmSize",
            "shm_size",
            "Runtime",
            "runtime",
            "ExtraHosts",
            "extra_hosts",
            "Dns",
            "dns",
            "Sysctls",
            "sysctls",
            "Ulimits",
            "ulimits",
            "SecurityOpt",
            "security_opt",
            "Tmpfs",
            "tmpfs",
            "Devices",
            "devices",
            "DeviceRequests",
            "devices",
            "LogConfig",
            "logging",
            "RestartPolicy",
            "restart",
            "GroupAdd",
            "group_add",
            "OomScoreAdj",
            "oom_score_adj");

    private final JsonNode wanted;
    private final JsonNode seen;
    private final JsonNode image;
    private final List<String> changes = new ArrayList<>();

    private Changes(JsonNode wanted, JsonNode seen, JsonNode image) {
        this.wanted = wanted;
        this.seen = seen;
        this.image = image;
    }

    /**
     * Such as {@code environment MODE (new)}, {@code ports 80/tcp}, {@code mem_limit}.
     *
     * @param wanted the body with which it would be created
     * @param seen the container, inspected
     * @param image the configuration of the image that the container was made from; missing where it is not known
     * @return empty where no part that is compared differs
     */
    public static List<String> of(JsonNode wanted, JsonNode seen, JsonNode image) {
        return new Changes(Json.parse(Json.bytes(wanted)), seen, image).all(); // numbers as an engine's answer has them
    }

    private List<String> all() {
        JsonNode config = seen.path("Config");
        if (!wanted.path("Image").asText().equals(config.path("Image").asText())) {
            changes.add("image " + config.path("Image").asText() + " -> "
                    + wanted.path("Image").asText());
        }
        names(
                "environment",
                environment(wanted.path("Env")),
                environment(config.path("Env")),
                environment(image.path("Env")));
        names("label", labels(wanted.path("Labels")), labels(config.path("Labels")), labels(image.path("Labels")));
        CONFIG.forEach((field, word) -> {
            if (wanted.has(field) && !same(wanted.path(field), config.path(field))) {
                changes.add(word);
            }
        });
        if (wanted.has("Healthcheck") && differs(wanted.path("Healthcheck"), config.path("Healthcheck"))) {
            changes.add("healthcheck");
        }
        JsonNode host = wanted.path("HostConfig");
        JsonNode there = seen.path("HostConfig");
        sets("ports", ports(host), ports(there));
        sets("volumes", mounts(host), mounts(there));
        HOST.forEach((field, word) -> {
            if (host.has(field) && differs(host.path(field), there.path(field))) {
                changes.add(word);
            }
        });
        return changes.stream().distinct().toList();
    }

    private void names(
            String word, Map<String, String> now, Map<String, String> before, Map<String, String> inherited) {
        Set<String> all = new TreeSet<>(now.keySet());
        all.addAll(before.keySet());
        List<String> told = new ArrayList<>();
        for (String name : all) {
            String is = now.getOrDefault(name, inherited.get(name));
            String was = before.get(name);
            if (!Objects.equals(is, was)) {
                told.add(name + (was == null ? " (new)" : is == null ? " (gone)" : ""));
            }
        }
        if (!told.isEmpty()) {
            changes.add(word + " " + String.join(", ", told));
        }
    }

    private void sets(String word, Set<String> now, Set<String> before) {
        Set<String> told = new TreeSet<>();
        now.stream().filter(one -> !before.contains(one)).forEach(one -> told.add(one + " (new)"));
        before.stream().filter(one -> !now.contains(one)).forEach(one -> told.add(one + " (gone)"));
        if (!told.isEmpty()) {
            changes.add(word + " " + String.join(", ", told));
        }
    }

    private static Map<String, String> words(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }

    private static Map<String, String> environment(JsonNode list) {
        Map<String, String> variables = new TreeMap<>();
        for (String entry : Json.texts(list)) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                variables.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return variables;
    }

    private static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new TreeMap<>(Json.textMap(object));
        labels.keySet()
                .removeIf(
                        name -> name.startsWith(Labels.PREFIX) || name.equals(Labels.RUN) || name.equals(Labels.STEP));
        return labels;
    }

    /** Such as {@code 8080->80/tcp}. */
    private static Set<String> ports(JsonNode host) {
        Set<String> ports = new TreeSet<>();
        host.path("PortBindings")
                .properties()
                .forEach(port -> port.getValue().forEach(binding -> {
                    String number = binding.path("HostPort").asText("");
                    ports.add((number.isEmpty() || number.equals("0") ? "" : number + "->") + port.getKey());
                }));
        return ports;
    }

    /** What is mounted where. */
    private static Set<String> mounts(JsonNode host) {
        Set<String> mounts = new TreeSet<>();
        for (String bind : Json.texts(host.path("Binds"))) {
            String[] parts = bind.split(":", 3);
            mounts.add(parts.length > 1 ? parts[0] + " at " + parts[1] : parts[0]);
        }
        for (JsonNode mount : host.path("Mounts")) {
            String source = mount.path("Source").asText("");
            mounts.add((source.isEmpty() ? mount.path("Type").asText() : source) + " at "
                    + mount.path("Target").asText());
        }
        return mounts;
    }

    /** Every part that is wanted is as wanted; what the engine adds of itself does not count. */
    private static boolean differs(JsonNode now, JsonNode there) {
        if (now.isObject()) {
            return now.properties().stream().anyMatch(entry -> differs(entry.getValue(), there.path(entry.getKey())));
        }
        return !same(now, there);
    }

    private static boolean same(JsonNode now, JsonNode there) {
        if (now.isNumber() && there.isNumber()) {
            return now.asLong() == there.asLong();
        }
        return nothing(now) ? nothing(there) : now.equals(there);
    }

    private static boolean nothing(JsonNode node) {
        return !Json.present(node)
                || (node.isContainerNode() ? node.isEmpty() : node.asText("").isEmpty());
    }
}
