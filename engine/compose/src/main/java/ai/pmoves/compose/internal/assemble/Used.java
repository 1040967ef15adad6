package ai.pmoves.compose.internal.assemble;

import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keys of the resources that services use: Compose leaves the others out. */
record Used(Set<String> networks, Set<String> volumes, Set<String> secrets, Set<String> configs, Set<String> models) {

    static Used by(Collection<YamlMap> services) {
        Used used = new Used(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        services.forEach(used::add);
        return used;
    }

    private void add(YamlMap service) {
        keys(service.get("networks"), networks);
        keys(service.get("models"), models);
        sources(service.get("secrets"), secrets);
        sources(service.get("configs"), configs);
        if (service.get("build") instanceof YamlMap build) {
            sources(build.get("secrets"), secrets);
        }
        if (service.get("volumes") instanceof YamlList list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlMap volume
                        && "volume".equals(volume.text("type"))
                        && volume.text("source") != null) {
                    volumes.add(String.valueOf(volume.text("source")));
                }
            }
        }
    }

    private static void keys(@Nullable YamlNode node, Set<String> into) {
        if (node instanceof YamlMap map) {
            into.addAll(map.keys());
        }
    }

    private static void sources(@Nullable YamlNode node, Set<String> into) {
        if (node instanceof YamlList list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlMap mount && mount.text("source") != null) {
                    into.add(String.valueOf(mount.text("source")));
                }
            }
        }
    }

    Set<String> of(String kind) {
        return switch (kind) {
            case "networks" -> networks;
            case "volumes" -> volumes;
            case "secrets" -> secrets;
            case "configs" -> configs;
            default -> models;
        };
    }
}
