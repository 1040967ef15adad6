package ai.pmoves.compose.internal.assemble;

import ai.pmoves.compose.internal.GoFormat;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The services of a document, split by profile and by who was asked for.
 *
 * @param enabled by name, sorted as Compose sorts them
 * @param disabled the same for those whose profiles are not active, and those that nobody asked for
 */
public record Active(TreeMap<String, YamlMap> enabled, TreeMap<String, YamlMap> disabled) {

    /** @param chosen as {@code up} takes them: their profiles are active, too, and nothing is left but they and what they depend on; empty for all */
    public static Active of(YamlMap document, List<String> profiles, List<String> chosen) {
        YamlMap services = document.map("services");
        List<String> active = new ArrayList<>(profiles);
        if (services != null) {
            chosen.stream()
                    .map(services::map)
                    .filter(Objects::nonNull)
                    .forEach(service -> active.addAll(profilesOf(service)));
        }
        Active all = byProfile(services, active);
        return chosen.isEmpty() ? all : all.only(chosen);
    }

    private static Active byProfile(@Nullable YamlMap services, List<String> profiles) {
        Active active = new Active(new TreeMap<>(GoFormat.BYTES), new TreeMap<>(GoFormat.BYTES));
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
        List<String> own = profilesOf(service);
        return own.isEmpty() || profiles.contains("*") || own.stream().anyMatch(profiles::contains);
    }

    private static List<String> profilesOf(YamlMap service) {
        return service.get("profiles") instanceof YamlList list
                ? list.items().stream()
                        .map(item -> String.valueOf(item.asText()))
                        .toList()
                : List.of();
    }

    private Active only(List<String> chosen) {
        Set<String> wanted = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(chosen);
        while (!open.isEmpty()) {
            String name = open.pop();
            YamlMap service = enabled.get(name);
            if (service != null && wanted.add(name)) {
                YamlMap needs = service.map("depends_on");
                open.addAll(needs == null ? Set.of() : needs.keys());
            }
        }
        Active rest = new Active(new TreeMap<>(GoFormat.BYTES), new TreeMap<>(disabled));
        enabled.forEach(
                (name, service) -> (wanted.contains(name) ? rest.enabled() : rest.disabled()).put(name, service));
        return rest;
    }
}
