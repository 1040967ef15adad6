package ai.pmoves.compose.internal.check;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.assemble.Active;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a service names must be there: networks, volumes, secrets, configs, models, other services. */
final class ReferenceCheck implements ServiceCheck {
    private final YamlMap document;
    private final Active active;
    private final Problems problems;

    ReferenceCheck(YamlMap document, Active active, Problems problems) {
        this.document = document;
        this.active = active;
        this.problems = problems;
    }

    @Override
    public void check(String name, YamlMap service) {
        networks(name, service);
        dependencies(name, service);
        for (YamlNode item : Values.items(service.get("volumes"))) {
            if (item instanceof YamlMap volume && "volume".equals(volume.text("type"))) {
                reference(name, "volume", "volumes", volume.text("source"), volume.where());
            }
        }
        for (String kind : List.of("secrets", "configs")) {
            mounts(name, service.get(kind), kind, kind.substring(0, kind.length() - 1));
        }
        if (service.get("build") instanceof YamlMap build) {
            mounts(name, build.get("secrets"), "secrets", "build secret");
        }
        if (service.get("models") instanceof YamlMap models) {
            models.entries().forEach((key, e) -> reference(name, "model", "models", key, e.keyWhere()));
        }
    }

    private void mounts(String name, @Nullable YamlNode list, String kind, String word) {
        for (YamlNode item : Values.items(list)) {
            if (item instanceof YamlMap mount) {
                reference(name, word, kind, mount.text("source"), mount.where());
            }
        }
    }

    private void networks(String name, YamlMap service) {
        YamlMap networks = service.map("networks");
        String mode = service.text("network_mode");
        if (networks != null
                && mode != null
                && !mode.isEmpty()
                && !networks.keys().isEmpty()) {
            problems.error(
                    "conflict",
                    "service " + name + " declares mutually exclusive `network_mode` and `networks`",
                    service.whereKey("network_mode"),
                    "remove one of them");
        }
        if (networks != null) {
            networks.entries().forEach((key, e) -> reference(name, "network", "networks", key, e.keyWhere()));
        }
        if (mode != null && mode.startsWith("service:")) {
            String other = mode.substring("service:".length());
            if (!active.enabled().containsKey(other)) {
                problems.error(
                        "undefined-service",
                        "service \"" + other + "\" not found for network_mode 'service:" + other + "'",
                        service.whereKey("network_mode"),
                        Spelling.question(other, active.enabled().keySet()));
            }
        }
    }

    private void dependencies(String name, YamlMap service) {
        YamlMap dependencies = service.map("depends_on");
        if (dependencies == null) {
            return;
        }
        dependencies.entries().forEach((other, entry) -> {
            boolean off = active.disabled().containsKey(other);
            boolean required = !(entry.value() instanceof YamlMap d) || Values.isTrue(d.get("required"));
            if (active.enabled().containsKey(other) || (off && !required)) {
                return;
            }
            problems.error(
                    off ? "inactive-service" : "undefined-service",
                    "service \"" + name + "\" depends on undefined service \"" + other + "\"",
                    entry.keyWhere(),
                    off ? profileFix(other) : Spelling.question(other, known()),
                    name,
                    other);
        });
    }

    private String profileFix(String other) {
        List<String> profiles = new ArrayList<>();
        YamlMap service = active.disabled().get(other);
        if (service != null) {
            Values.items(service.get("profiles")).forEach(p -> profiles.add(String.valueOf(p.asText())));
        }
        return "it is in profile " + String.join(", ", profiles) + ", which is not active: add --profile "
                + (profiles.isEmpty() ? "NAME" : profiles.get(0)) + " or required: false";
    }

    private Set<String> known() {
        YamlMap services = document.map("services");
        return services == null ? Set.of() : services.keys();
    }

    private void reference(String service, String word, String kind, @Nullable String key, Location where) {
        YamlMap all = document.map(kind);
        if (key == null || key.isEmpty() || (all != null && all.has(key))) {
            return;
        }
        Set<String> known = all == null ? Set.of() : all.keys();
        String suggestion = Spelling.question(key, known);
        problems.error(
                "undefined-" + word.replace(' ', '-'),
                "service \"" + service + "\" refers to undefined " + word + " " + key,
                where,
                suggestion == null ? "declare it under " + kind + ":" : suggestion);
    }
}
