package ai.pmoves.compose.internal.assemble;

import ai.pmoves.compose.FileObject;
import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Volume;
import ai.pmoves.compose.internal.GoFormat;
import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.canonical.Paths;
import ai.pmoves.compose.internal.check.Consistency;
import ai.pmoves.compose.internal.env.ServiceFiles;
import ai.pmoves.compose.internal.load.Loaded;
import ai.pmoves.compose.internal.model.Extensions;
import ai.pmoves.compose.internal.model.Hashes;
import ai.pmoves.compose.internal.model.ModelWriter;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds the project: services that the profiles enable, the resources they use, canonical forms, hashes. */
public final class Assembler {
    private static final Map<String, String> KINDS = Map.of(
            "networks", "network", "volumes", "volume", "secrets", "secret", "configs", "config", "models", "model");

    private final Loaded loaded;
    private final Problems problems;
    private final ModelWriter writer;

    public Assembler(Loaded loaded, Problems problems) {
        this.loaded = loaded;
        this.problems = problems;
        this.writer = new ModelWriter(problems);
    }

    public Project assemble() {
        Active active = Active.of(loaded.document(), loaded.profiles(), loaded.services());
        unknown(active);
        new Consistency(loaded.document(), active, problems).check();
        Used used = Used.by(active.enabled().values());
        Map<String, ObjectNode> definitions = new LinkedHashMap<>();
        Map<String, Service> services = new LinkedHashMap<>();
        services(active, definitions, services);
        Map<String, ObjectNode> networks = resources("networks", used);
        Map<String, ObjectNode> volumes = resources("volumes", used);
        return new Project(
                loaded.name(),
                loaded.files().directory(),
                loaded.files().files(),
                loaded.files().envFiles(),
                services,
                List.copyOf(active.disabled().keySet()),
                networks(networks),
                volumes(volumes),
                fileObjects("secrets", used),
                fileObjects("configs", used),
                canonical(definitions, used),
                Sources.of(loaded.document()));
    }

    private void unknown(Active active) {
        Set<String> known = new TreeSet<>(active.enabled().keySet());
        known.addAll(active.disabled().keySet());
        loaded.services().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.error(
                        "no-service",
                        "no such service: " + name,
                        loaded.document().where(),
                        Spelling.question(name, known)));
    }

    private void services(Active active, Map<String, ObjectNode> definitions, Map<String, Service> services) {
        ServiceFiles files = new ServiceFiles(problems, loaded.sources(), loaded.environment());
        ServiceViews views = new ServiceViews(loaded.name(), active.enabled().keySet());
        active.enabled().forEach((name, written) -> {
            ObjectNode service = writer.struct("service", written, "services." + name);
            // the container's hash keeps label_file, which the printed form has no use for
            ObjectNode hashed = files.withLabels(files.withEnvironment(service, written), written);
            ObjectNode definition = hashed.deepCopy();
            definition.remove("label_file");
            definitions.put(name, definition);
            services.put(name, views.view(name, written, definition, Hashes.service(hashed)));
        });
    }

    private Map<String, ObjectNode> resources(String kind, Used used) {
        Map<String, ObjectNode> result = new TreeMap<>(GoFormat.BYTES);
        YamlMap all = loaded.document().map(kind);
        for (String key : used.of(kind)) {
            YamlMap resource = all == null ? null : all.map(key);
            if (resource != null) {
                result.put(key, writer.struct(String.valueOf(KINDS.get(kind)), resource, kind + "." + key));
            }
        }
        return result;
    }

    private static Map<String, Network> networks(Map<String, ObjectNode> definitions) {
        Map<String, Network> networks = new LinkedHashMap<>();
        definitions.forEach((key, d) -> networks.put(
                key,
                new Network(
                        key,
                        d.path("name").asText(),
                        d.path("external").asBoolean(),
                        d.path("internal").asBoolean(),
                        Hashes.network(d),
                        d)));
        return networks;
    }

    private static Map<String, Volume> volumes(Map<String, ObjectNode> definitions) {
        Map<String, Volume> volumes = new LinkedHashMap<>();
        definitions.forEach((key, d) -> volumes.put(
                key, new Volume(key, d.path("name").asText(), d.path("external").asBoolean(), Hashes.volume(d), d)));
        return volumes;
    }

    private Map<String, FileObject> fileObjects(String kind, Used used) {
        Map<String, FileObject> objects = new LinkedHashMap<>();
        resources(kind, used).forEach((key, d) -> {
            String variable = d.path("environment").asText("");
            String content = variable.isEmpty()
                    ? text(d.get("content"))
                    : loaded.environment().get(variable);
            String file = text(d.get("file"));
            objects.put(
                    key,
                    new FileObject(
                            key,
                            d.path("name").asText(),
                            d.path("external").asBoolean(),
                            file == null ? null : Paths.toPath(file),
                            content));
        });
        return objects;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.asText();
    }

    private ObjectNode canonical(Map<String, ObjectNode> services, Used used) {
        TreeMap<String, JsonNode> parts = new TreeMap<>(GoFormat.BYTES);
        parts.put("name", JsonNodeFactory.instance.textNode(loaded.name()));
        parts.put("services", object(services));
        for (String kind : List.of("networks", "volumes", "secrets", "configs")) {
            Map<String, ObjectNode> resources = resources(kind, used);
            if (!resources.isEmpty()) {
                parts.put(kind, object(resources));
            }
        }
        for (String key : new ArrayList<>(loaded.document().keys())) {
            YamlNode value = loaded.document().get(key);
            if (key.startsWith("x-") && value != null) {
                parts.put(key, Extensions.json(value));
            }
        }
        return object(parts);
    }

    private static ObjectNode object(Map<String, ? extends JsonNode> parts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        parts.forEach(node::set);
        return node;
    }
}
