package ai.pmoves.audit.internal.inventory;

import ai.pmoves.audit.Images;
import ai.pmoves.audit.Images.Facts;
import ai.pmoves.audit.Inventory.Row;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.image.Reference;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Service.Port;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of an inventory: from the model, and from the images where somebody looks. */
public final class Collected {
    private static final String LABEL = "org.opencontainers.image.";

    private Collected() {}

    public static List<Row> of(Target target) {
        return target.project().services().values().stream()
                .map(service -> row(target, service))
                .toList();
    }

    private static Row row(Target target, Service service) {
        Reference image = Reference.parse(service.image());
        Optional<Facts> facts = target.images().look(service.image()).map(Images.Image::facts);
        String user = service.definition().path("user").asText("");
        return new Row(
                service.name(),
                build(target, service),
                image.name(),
                image.registry(),
                organisation(service, image),
                image.effectiveTag(),
                image.digest(),
                platforms(target, service, facts),
                label(facts, "licenses"),
                label(facts, "base.name"),
                facts.map(Facts::created).orElse(""),
                user.isEmpty() ? facts.map(Facts::user).orElse("") : user,
                service.ports().stream()
                        .filter(port -> !port.published().isEmpty())
                        .map(Collected::port)
                        .toList(),
                texts(service.definition().path("profiles")),
                gpu(service.definition()));
    }

    private static String build(Target target, Service service) {
        String context =
                service.build() == null ? "" : service.build().path("context").asText("");
        if (context.isEmpty() || context.contains("://") || !context.startsWith("/")) {
            return context;
        }
        String name = target.tree().name(Path.of(context));
        return name.isEmpty() ? "." : name;
    }

    /** The part between the registry and the last name. */
    private static String organisation(Service service, Reference image) {
        String registry = image.registry();
        String path =
                image.name().startsWith(registry + "/") ? image.name().substring(registry.length() + 1) : image.name();
        int slash = path.lastIndexOf('/');
        if (slash >= 0) {
            return path.substring(0, slash);
        }
        return service.build() == null && registry.equals("docker.io") ? "library" : "";
    }

    private static List<String> platforms(Target target, Service service, Optional<Facts> facts) {
        if (service.platform() != null) {
            return List.of(service.platform());
        }
        List<String> offered = target.images().inquire(service.image()).platforms();
        return offered.isEmpty()
                ? facts.map(Facts::platform)
                        .filter(one -> !one.isEmpty())
                        .map(List::of)
                        .orElse(List.of())
                : offered;
    }

    private static String label(Optional<Facts> facts, String name) {
        return facts.map(one -> one.labels().getOrDefault(LABEL + name, "")).orElse("");
    }

    private static String port(Port port) {
        String host = port.hostIp().contains(":") ? "[" + port.hostIp() + "]" : port.hostIp();
        return (host.isEmpty() ? "" : host + ":") + port.published() + ":" + port.target() + "/" + port.protocol();
    }

    /** What it asks of a GPU: by {@code gpus}, by a reservation, or by NVIDIA's runtime. */
    private static String gpu(JsonNode definition) {
        List<JsonNode> asked = new ArrayList<>();
        definition.path("gpus").forEach(asked::add);
        definition
                .path("deploy")
                .path("resources")
                .path("reservations")
                .path("devices")
                .forEach(device -> {
                    if (texts(device.path("capabilities")).contains("gpu")) {
                        asked.add(device);
                    }
                });
        if (asked.isEmpty()) {
            return definition.path("runtime").asText("").equals("nvidia") ? "all" : "";
        }
        String count = asked.get(0).path("count").asText("");
        int ids = asked.get(0).path("device_ids").size();
        return ids > 0 ? Integer.toString(ids) : count.isEmpty() || count.equals("-1") ? "all" : count;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.asText()));
        return texts;
    }
}
