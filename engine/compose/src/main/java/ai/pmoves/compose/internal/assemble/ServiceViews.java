package ai.pmoves.compose.internal.assemble;

import ai.pmoves.compose.Service;
import ai.pmoves.compose.internal.canonical.ImpliedDependencies;
import ai.pmoves.compose.internal.model.GoDuration;
import ai.pmoves.workspace.yaml.YamlMap;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The typed part of a service, read from its canonical form. */
final class ServiceViews {
    private static final Set<String> RESTARTING = Set.of("always", "unless-stopped", "on-failure", "any");

    private final String project;
    private final Set<String> enabled;

    ServiceViews(String project, Set<String> enabled) {
        this.project = project;
        this.enabled = enabled;
    }

    /** @param written the service as the files have it, dependencies made complete */
    Service view(String name, YamlMap written, ObjectNode d, String hash) {
        return new Service(
                name,
                d.path("container_name").asText(project + "-" + name + "-1"),
                d.path("image").asText(project + "-" + name),
                d.get("build") instanceof ObjectNode build ? build : null,
                d.path("pull_policy").asText("missing"),
                text(d, "platform"),
                dependencies(written, d),
                d.get("healthcheck") instanceof ObjectNode check ? healthcheck(check) : null,
                ports(d),
                fields(d.path("networks")),
                replicas(d),
                restarts(d),
                texts(d.path("labels")),
                environment(d.path("environment")),
                hash,
                d);
    }

    private Map<String, Service.Dependency> dependencies(YamlMap written, ObjectNode d) {
        Map<String, Service.Dependency> dependencies = new LinkedHashMap<>();
        d.path("depends_on").fields().forEachRemaining(f -> {
            JsonNode options = f.getValue();
            if (enabled.contains(f.getKey())) {
                dependencies.put(
                        f.getKey(),
                        new Service.Dependency(
                                f.getKey(),
                                condition(options.path("condition").asText()),
                                options.path("required").asBoolean(true),
                                options.path("restart").asBoolean(false),
                                !ImpliedDependencies.implies(written, f.getKey())));
            }
        });
        return dependencies;
    }

    private static Service.Condition condition(String text) {
        return switch (text) {
            case "service_healthy" -> Service.Condition.HEALTHY;
            case "service_completed_successfully" -> Service.Condition.COMPLETED;
            default -> Service.Condition.STARTED;
        };
    }

    private static Service.Healthcheck healthcheck(ObjectNode check) {
        List<String> test = new ArrayList<>();
        check.path("test").forEach(word -> test.add(word.asText()));
        return new Service.Healthcheck(
                check.path("disable").asBoolean() ? List.of("NONE") : List.copyOf(test),
                duration(check, "interval"),
                duration(check, "timeout"),
                check.has("retries") ? (Integer) check.get("retries").intValue() : null,
                duration(check, "start_period"),
                duration(check, "start_interval"));
    }

    private static @Nullable Duration duration(ObjectNode node, String key) {
        String text = text(node, key);
        return text == null ? null : GoDuration.parse(text);
    }

    private static List<Service.Port> ports(ObjectNode d) {
        List<Service.Port> ports = new ArrayList<>();
        d.path("ports")
                .forEach(p -> ports.add(new Service.Port(
                        p.path("host_ip").asText(""),
                        p.path("published").asText(""),
                        p.path("target").asInt(),
                        p.path("protocol").asText("tcp"))));
        return List.copyOf(ports);
    }

    private static int replicas(ObjectNode d) {
        return d.has("scale")
                ? d.get("scale").intValue()
                : d.path("deploy").path("replicas").asInt(1);
    }

    private static boolean restarts(ObjectNode d) {
        JsonNode policy = d.path("deploy").path("restart_policy");
        if (!policy.isMissingNode()) {
            return RESTARTING.contains(policy.path("condition").asText("any"));
        }
        String restart = d.path("restart").asText("no");
        return RESTARTING.contains(restart.split(":", 2)[0]);
    }

    private static @Nullable String text(ObjectNode node, String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value.asText();
    }

    private static Map<String, JsonNode> fields(JsonNode node) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        node.fields().forEachRemaining(f -> fields.put(f.getKey(), f.getValue()));
        return fields;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.fields().forEachRemaining(f -> texts.put(f.getKey(), f.getValue().asText()));
        return texts;
    }

    /** A name without a value stays null: it removes what the image sets. */
    private static Map<String, @Nullable String> environment(JsonNode node) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        node.fields().forEachRemaining(f -> values.put(f.getKey(), f.getValue().textValue()));
        return values;
    }
}
