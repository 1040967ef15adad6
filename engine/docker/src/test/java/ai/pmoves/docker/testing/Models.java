package ai.pmoves.docker.testing;

import ai.pmoves.compose.FileObject;
import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Condition;
import ai.pmoves.compose.Service.Dependency;
import ai.pmoves.compose.Service.Healthcheck;
import ai.pmoves.compose.Service.Port;
import ai.pmoves.compose.Volume;
import ai.pmoves.docker.internal.engine.Json;
import ai.pmoves.kernel.Location;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Projects from canonical JSON, as {@code docker compose config --format json} prints it. */
public final class Models {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Models() {}

    /** Maps, lists and values as JSON text. */
    public static String json(Object value) {
        return MAPPER.valueToTree(value).toString();
    }

    /** @param hashes config hashes by service, {@code network:key} and {@code volume:key}; missing ones are made up */
    public static Project project(String json, Map<String, String> hashes, Path directory) {
        ObjectNode canonical = (ObjectNode) Json.parse(json);
        String name = canonical.path("name").asText();
        Map<String, Service> services = new LinkedHashMap<>();
        Map<String, Location> sources = new LinkedHashMap<>();
        Path file = directory.resolve("compose.yaml");
        canonical.path("services").properties().forEach(entry -> {
            ObjectNode definition = (ObjectNode) entry.getValue();
            services.put(entry.getKey(), service(name, entry.getKey(), definition, hashes));
            sources.put("services." + entry.getKey(), new Location(file, services.size(), 3));
            definition
                    .fieldNames()
                    .forEachRemaining(key -> sources.put(
                            "services." + entry.getKey() + "." + key, new Location(file, services.size(), 5)));
        });
        Map<String, Network> networks = new LinkedHashMap<>();
        canonical.path("networks").properties().forEach(entry -> {
            networks.put(
                    entry.getKey(),
                    new Network(
                            entry.getKey(),
                            entry.getValue().path("name").asText(),
                            entry.getValue().path("external").asBoolean(),
                            entry.getValue().path("internal").asBoolean(),
                            hashes.getOrDefault("network:" + entry.getKey(), ""),
                            (ObjectNode) entry.getValue()));
            sources.put("networks." + entry.getKey(), new Location(file, 100 + networks.size(), 3));
        });
        Map<String, Volume> volumes = new LinkedHashMap<>();
        canonical
                .path("volumes")
                .properties()
                .forEach(entry -> volumes.put(
                        entry.getKey(),
                        new Volume(
                                entry.getKey(),
                                entry.getValue().path("name").asText(),
                                entry.getValue().path("external").asBoolean(),
                                hashes.getOrDefault("volume:" + entry.getKey(), ""),
                                (ObjectNode) entry.getValue())));
        return new Project(
                name,
                directory,
                List.of(file),
                List.of(),
                services,
                List.of(),
                networks,
                volumes,
                fileObjects(canonical.path("secrets")),
                fileObjects(canonical.path("configs")),
                canonical,
                sources);
    }

    private static Map<String, FileObject> fileObjects(JsonNode part) {
        Map<String, FileObject> objects = new LinkedHashMap<>();
        part.properties().forEach(entry -> {
            String file = entry.getValue().path("file").asText("");
            String content = entry.getValue().path("content").asText("");
            objects.put(
                    entry.getKey(),
                    new FileObject(
                            entry.getKey(),
                            entry.getValue().path("name").asText(entry.getKey()),
                            entry.getValue().path("external").asBoolean(),
                            file.isEmpty() ? null : Path.of(file),
                            content.isEmpty() ? null : content));
        });
        return objects;
    }

    private static Service service(String project, String name, ObjectNode json, Map<String, String> hashes) {
        Map<String, Dependency> dependencies = new LinkedHashMap<>();
        json.path("depends_on")
                .properties()
                .forEach(entry -> dependencies.put(
                        entry.getKey(),
                        new Dependency(
                                entry.getKey(),
                                switch (entry.getValue().path("condition").asText()) {
                                    case "service_healthy" -> Condition.HEALTHY;
                                    case "service_completed_successfully" -> Condition.COMPLETED;
                                    default -> Condition.STARTED;
                                },
                                entry.getValue().path("required").asBoolean(true),
                                entry.getValue().path("restart").asBoolean(false),
                                true)));
        List<Port> ports = new ArrayList<>();
        json.path("ports")
                .forEach(port -> ports.add(new Port(
                        port.path("host_ip").asText(""),
                        port.path("published").asText(""),
                        port.path("target").asInt(),
                        port.path("protocol").asText("tcp"))));
        Map<String, JsonNode> networks = new LinkedHashMap<>();
        json.path("networks").properties().forEach(entry -> networks.put(entry.getKey(), entry.getValue()));
        Map<String, @Nullable String> environment = new LinkedHashMap<>();
        json.path("environment")
                .properties()
                .forEach(entry -> environment.put(
                        entry.getKey(),
                        entry.getValue().isNull() ? null : entry.getValue().asText()));
        String restart = json.path("restart").asText("");
        return new Service(
                name,
                json.path("container_name").asText(project + "-" + name + "-1"),
                json.path("image").asText(project + "-" + name),
                json.path("build") instanceof ObjectNode build ? build : null,
                json.path("pull_policy").asText("missing"),
                json.has("platform") ? json.path("platform").asText() : null,
                dependencies,
                healthcheck(json.path("healthcheck")),
                ports,
                networks,
                json.path("scale").asInt(1),
                restart.startsWith("always") || restart.startsWith("unless") || restart.startsWith("on-failure"),
                Json.textMap(json.path("labels")),
                environment,
                hashes.getOrDefault(name, Integer.toHexString(json.hashCode())),
                json);
    }

    private static @Nullable Healthcheck healthcheck(JsonNode json) {
        if (!json.isObject()) {
            return null;
        }
        return new Healthcheck(
                json.path("disable").asBoolean(false) ? List.of("NONE") : Json.texts(json.path("test")),
                seconds(json.path("interval")),
                seconds(json.path("timeout")),
                json.has("retries") ? json.path("retries").asInt() : null,
                seconds(json.path("start_period")),
                seconds(json.path("start_interval")));
    }

    private static @Nullable Duration seconds(JsonNode text) {
        return Json.present(text) ? Duration.parse("PT" + text.asText().toUpperCase(java.util.Locale.ROOT)) : null;
    }
}
