package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.world.Container;
import ai.pmoves.docker.rehearsal.internal.world.Endpoint;
import ai.pmoves.docker.rehearsal.internal.world.Health;
import ai.pmoves.docker.rehearsal.internal.world.Json;
import ai.pmoves.docker.rehearsal.internal.world.Probe;
import ai.pmoves.docker.rehearsal.internal.world.State;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Containers as the engine shows them: in lists and in full. */
final class ContainerJson {
    private ContainerJson() {}

    static ObjectNode summary(Container container, Instant now) {
        ObjectNode json = Json.object().put("Id", container.id());
        json.putArray("Names").add("/" + container.name());
        json.put("Image", container.image())
                .put("ImageID", container.imageId())
                .put("Command", String.join(" ", command(container)))
                .put("Created", container.created().getEpochSecond());
        json.set("Ports", ports(container));
        json.set("Labels", Json.object(container.config(), "Labels").deepCopy());
        json.put("State", container.state().status()).put("Status", status(container.state(), now));
        json.putObject("HostConfig")
                .put("NetworkMode", container.hostConfig().path("NetworkMode").asText());
        ObjectNode networks = networks(container);
        networks.forEach(endpoint -> ((ObjectNode) endpoint).putNull("Aliases").putNull("DNSNames")); // inspect only
        json.putObject("NetworkSettings").set("Networks", networks);
        json.set("Mounts", mounts(container));
        return json;
    }

    static ObjectNode full(Container container) {
        List<String> command = command(container);
        ObjectNode json = Json.object()
                .put("Id", container.id())
                .put("Created", container.created().toString())
                .put("Path", command.get(0));
        ArrayNode args = json.putArray("Args");
        command.subList(1, command.size()).forEach(args::add);
        json.set("State", state(container.state()));
        json.put("Image", container.imageId())
                .put("Name", "/" + container.name())
                .put("RestartCount", container.state().restarts())
                .put("Driver", "overlay2")
                .put("Platform", "linux")
                .putNull("ExecIDs");
        json.set("HostConfig", container.hostConfig());
        json.set("Mounts", mounts(container));
        json.set("Config", container.config());
        json.set("NetworkSettings", networkSettings(container));
        return json;
    }

    private static List<String> command(Container container) {
        List<String> words = new ArrayList<>();
        for (String part : List.of("Entrypoint", "Cmd")) {
            JsonNode node = container.config().path(part);
            if (node.isTextual()) {
                words.add(node.asText());
            }
            node.forEach(word -> words.add(word.asText()));
        }
        return words.isEmpty() ? List.of("rehearsal") : words;
    }

    private static ObjectNode state(State state) {
        ObjectNode json = Json.object()
                .put("Status", state.status())
                .put("Running", state.running())
                .put("Paused", false)
                .put("Restarting", state.status().equals("restarting"))
                .put("OOMKilled", false)
                .put("Dead", false)
                .put("Pid", state.pid())
                .put("ExitCode", state.exitCode())
                .put("Error", state.error())
                .put("StartedAt", state.startedAt().toString())
                .put("FinishedAt", state.finishedAt().toString());
        Health health = state.health();
        if (health != null) {
            ObjectNode shown = json.putObject("Health")
                    .put("Status", health.status())
                    .put("FailingStreak", health.failingStreak());
            ArrayNode log = shown.putArray("Log");
            for (Probe probe : health.log()) {
                log.addObject()
                        .put("Start", probe.start().toString())
                        .put("End", probe.end().toString())
                        .put("ExitCode", probe.exitCode())
                        .put("Output", probe.output());
            }
        }
        return json;
    }

    private static String status(State state, Instant now) {
        Health health = state.health();
        return switch (state.status()) {
            case "running" ->
                "Up " + Ago.text(Duration.between(state.startedAt(), now))
                        + (health == null
                                ? ""
                                : " (" + (health.status().equals("starting") ? "health: starting" : health.status())
                                        + ")");
            case "restarting" ->
                "Restarting (" + state.exitCode() + ") " + Ago.text(Duration.between(state.finishedAt(), now)) + " ago";
            case "exited" ->
                "Exited (" + state.exitCode() + ") " + Ago.text(Duration.between(state.finishedAt(), now)) + " ago";
            default -> "Created";
        };
    }

    private static ArrayNode ports(Container container) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        container.ports().forEach((port, bindings) -> {
            int slash = port.indexOf('/');
            int number = Integer.parseInt(port.substring(0, slash));
            String type = port.substring(slash + 1);
            if (bindings.isEmpty()) {
                list.addObject().put("PrivatePort", number).put("Type", type);
            }
            bindings.forEach(b -> list.addObject()
                    .put("IP", b.hostIp())
                    .put("PrivatePort", number)
                    .put("PublicPort", Integer.parseInt(b.hostPort()))
                    .put("Type", type));
        });
        return list;
    }

    private static ArrayNode mounts(Container container) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Container.Mount mount : container.mounts()) {
            ObjectNode json = list.addObject().put("Type", mount.type());
            if (mount.type().equals("volume")) {
                json.put("Name", mount.name());
            }
            json.put("Source", mount.source()).put("Destination", mount.target());
            if (mount.type().equals("volume")) {
                json.put("Driver", "local");
            }
            json.put("Mode", mount.mode())
                    .put("RW", mount.writable())
                    .put("Propagation", mount.type().equals("bind") ? "rprivate" : "");
        }
        return list;
    }

    private static ObjectNode networkSettings(Container container) {
        ObjectNode json = Json.object().put("Bridge", "").put("SandboxID", "").put("SandboxKey", "");
        ObjectNode ports = json.putObject("Ports");
        container.ports().forEach((port, bindings) -> {
            if (bindings.isEmpty()) {
                ports.putNull(port);
            } else {
                ArrayNode list = ports.putArray(port);
                bindings.forEach(b -> list.addObject().put("HostIp", b.hostIp()).put("HostPort", b.hostPort()));
            }
        });
        Endpoint bridge = container.endpoints().get("bridge");
        json.put("IPAddress", bridge == null ? "" : bridge.address());
        json.put("Gateway", bridge == null ? "" : bridge.gateway());
        json.set("Networks", networks(container));
        return json;
    }

    private static ObjectNode networks(Container container) {
        ObjectNode json = Json.object();
        container.endpoints().forEach((name, endpoint) -> json.set(name, endpoint(container, endpoint)));
        return json;
    }

    private static ObjectNode endpoint(Container container, Endpoint endpoint) {
        ObjectNode json = Json.object();
        for (String given : List.of("IPAMConfig", "Links", "Aliases", "DriverOpts")) {
            JsonNode value = endpoint.settings().get(given);
            json.set(given, value == null || value.isNull() ? null : value.deepCopy());
        }
        boolean joined = endpoint.joined();
        json.put("MacAddress", joined ? endpoint.mac() : "")
                .put("GwPriority", endpoint.settings().path("GwPriority").asInt())
                .put("NetworkID", endpoint.networkId())
                .put("EndpointID", endpoint.id())
                .put("Gateway", joined ? endpoint.gateway() : "")
                .put("IPAddress", endpoint.address())
                .put("IPPrefixLen", endpoint.prefix())
                .put("IPv6Gateway", "")
                .put("GlobalIPv6Address", "")
                .put("GlobalIPv6PrefixLen", 0);
        if (!joined || Set.of("bridge", "host", "none").contains(endpoint.network())) {
            return json.putNull("DNSNames");
        }
        Set<String> names = new LinkedHashSet<>(List.of(container.name()));
        endpoint.settings().path("Aliases").forEach(alias -> names.add(alias.asText()));
        names.add(container.id().substring(0, 12));
        ArrayNode list = json.putArray("DNSNames");
        names.forEach(list::add);
        return json;
    }
}
