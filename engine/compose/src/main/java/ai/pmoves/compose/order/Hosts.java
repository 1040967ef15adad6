package ai.pmoves.compose.order;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which services answer to a host name inside the stack: by service name, else container name, else network alias. */
final class Hosts {
    private final Map<String, SortedSet<String>> services = new HashMap<>();
    private final Map<String, SortedSet<String>> others = new HashMap<>();
    private final Map<String, Set<String>> elsewhere = new HashMap<>();

    private Hosts() {}

    static Hosts of(Project project) {
        Hosts hosts = new Hosts();
        for (Service service : project.services().values()) {
            add(hosts.services, service.name(), service.name());
            add(hosts.others, service.containerName(), service.name());
            for (JsonNode attachment : service.networks().values()) {
                attachment.path("aliases").forEach(alias -> add(hosts.others, alias.asText(), service.name()));
            }
            hosts.elsewhere.put(service.name(), sentElsewhere(service));
        }
        return hosts;
    }

    /** The names of services that the profiles leave out, as far as nothing enabled answers to them. */
    static Hosts ofDisabled(Project project) {
        Hosts enabled = of(project);
        Hosts hosts = new Hosts();
        hosts.elsewhere.putAll(enabled.elsewhere);
        project.disabled().stream()
                .filter(name -> !enabled.others.containsKey(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> add(hosts.services, name, name));
        return hosts;
    }

    /** The services that {@code asker} reaches by this name; never itself; none for a name that its extra_hosts redirect. */
    Set<String> behind(String host, Service asker) {
        String name = host.toLowerCase(Locale.ROOT);
        if (elsewhere.getOrDefault(asker.name(), Set.of()).contains(name)) {
            return Set.of();
        }
        Set<String> found = services.getOrDefault(name, others.getOrDefault(name, new TreeSet<>()));
        SortedSet<String> reached = new TreeSet<>(found);
        if (reached.contains(asker.name())) {
            return Set.of();
        }
        return reached;
    }

    private static void add(Map<String, SortedSet<String>> names, String host, String service) {
        names.computeIfAbsent(host.toLowerCase(Locale.ROOT), key -> new TreeSet<>())
                .add(service);
    }

    /** Canonical extra_hosts are {@code name=address} or {@code name:address} texts, or a mapping. */
    private static Set<String> sentElsewhere(Service service) {
        Set<String> names = new HashSet<>();
        JsonNode extra = service.definition().path("extra_hosts");
        extra.fieldNames().forEachRemaining(name -> names.add(name.toLowerCase(Locale.ROOT)));
        extra.forEach(entry -> {
            if (extra.isArray()) {
                names.add(entry.asText().split("[=:]", 2)[0].toLowerCase(Locale.ROOT));
            }
        });
        return names;
    }
}
