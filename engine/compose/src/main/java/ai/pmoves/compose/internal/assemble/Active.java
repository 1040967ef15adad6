package ai.pmoves.compose.internal.assemble;

import ai.pmoves.compose.internal.GoFormat;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.util.List;
import java.util.TreeMap;

/**
 * The services of a document, split by profile.
 *
 * @param enabled by name, sorted as Compose sorts them
 * @param disabled the same for those whose profiles are not active
 */
public record Active(TreeMap<String, YamlMap> enabled, TreeMap<String, YamlMap> disabled) {

    public static Active of(YamlMap document, List<String> profiles) {
        Active active = new Active(new TreeMap<>(GoFormat.BYTES), new TreeMap<>(GoFormat.BYTES));
        YamlMap services = document.map("services");
        if (services != null) {
            services.entries().forEach((name, entry) -> {
                if (entry.value() instanceof YamlMap service) {
                    (isOn(service, profiles) ? active.enabled() : active.disabled()).put(name, service);
                }
            });
        }
        return active;
    }

    private static boolean isOn(YamlMap service, List<String> profiles) {
        YamlNode own = service.get("profiles");
        if (!(own instanceof YamlList list) || list.items().isEmpty()) {
            return true;
        }
        return profiles.contains("*")
                || list.items().stream().anyMatch(p -> profiles.contains(String.valueOf(p.asText())));
    }
}
