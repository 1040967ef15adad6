package ai.pmoves.compose.internal.canonical;

import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Links, shared namespaces and volumes_from need their service as much as depends_on says it. */
public final class ImpliedDependencies {
    private static final List<String> NAMESPACES = List.of("network_mode", "ipc", "pid", "uts", "cgroup");
    private static final String SERVICE = "service:";
    /** Marks what nobody wrote; a tag is in no canonical form, so hashes and printed files do not change by it. */
    private static final String IMPLIED = "!implied";

    private ImpliedDependencies() {}

    /** What depends_on becomes; what it already says is not changed. */
    static YamlMap of(YamlMap service) {
        YamlMap written = service.map("depends_on");
        YamlMap all = written == null ? YamlMap.empty(service.where()) : written;
        Map<String, YamlMap.Entry> result = new LinkedHashMap<>(all.entries());
        if (service.get("links") instanceof YamlList links) {
            for (YamlNode link : links.items()) {
                String[] parts = String.valueOf(link.asText()).split(":", -1);
                add(result, parts.length == 2 ? parts[0] : String.valueOf(link.asText()), true, link);
            }
        }
        for (String namespace : NAMESPACES) {
            String reference = service.text(namespace);
            if (reference != null && reference.startsWith(SERVICE)) {
                YamlNode where = YamlScalar.at(null, service.whereKey(namespace));
                add(result, reference.substring(SERVICE.length()), true, where);
            }
        }
        if (service.get("volumes_from") instanceof YamlList from) {
            for (YamlNode item : from.items()) {
                String reference = String.valueOf(item.asText());
                if (!reference.startsWith("container:")) {
                    add(result, reference.split(":", -1)[0], false, item);
                }
            }
        }
        return all.withEntries(result);
    }

    /** Whether nobody wrote in depends_on that the service, as {@link #of} made it, needs this one. */
    public static boolean implies(YamlMap service, String needed) {
        YamlMap dependencies = service.map("depends_on");
        YamlMap dependency = dependencies == null ? null : dependencies.map(needed);
        return dependency != null && IMPLIED.equals(dependency.tag());
    }

    private static void add(Map<String, YamlMap.Entry> dependencies, String service, boolean restart, YamlNode origin) {
        YamlMap dependency = new YamlMap(origin.where(), IMPLIED, Map.of())
                .with("condition", YamlScalar.at("service_started", origin.where()))
                .with("restart", YamlScalar.at(restart, origin.where()))
                .with("required", YamlScalar.at(true, origin.where()));
        dependencies.putIfAbsent(service, new YamlMap.Entry(origin.where(), true, dependency));
    }
}
