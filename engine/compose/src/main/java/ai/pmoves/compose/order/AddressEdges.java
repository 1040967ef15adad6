package ai.pmoves.compose.order;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.order.Addresses.Address;
import ai.pmoves.kernel.Location;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Needs that nobody declared: another service's address in the environment, the command or the healthcheck. */
final class AddressEdges {
    private final Project project;
    private final Hosts hosts;
    private final List<Edge> edges = new ArrayList<>();

    private AddressEdges(Project project, Hosts hosts) {
        this.project = project;
        this.hosts = hosts;
    }

    static List<Edge> of(Project project, Hosts hosts) {
        AddressEdges finder = new AddressEdges(project, hosts);
        project.services().values().forEach(finder::find);
        return finder.edges;
    }

    private void find(Service service) {
        inEnvironment(service);
        inWords(service, Edge.Kind.COMMAND, "command", true);
        inWords(service, Edge.Kind.COMMAND, "entrypoint", true);
        // a test is shell code, where word:number is not always an address
        if (service.healthcheck() != null && !service.healthcheck().disabled()) {
            Location place = where(service, "healthcheck.test");
            for (String word : service.healthcheck().test()) {
                Addresses.urls(word)
                        .forEach(address -> add(service, address, Edge.Kind.HEALTHCHECK, "healthcheck ", place));
            }
        }
    }

    private void inEnvironment(Service service) {
        Map<String, @Nullable String> sorted = new TreeMap<>(service.environment());
        sorted.forEach((key, value) -> {
            if (value == null || value.isEmpty() || AddressKeys.forOthers(key) || !ownWords(service, key)) {
                return;
            }
            Location place = where(service, "environment." + key);
            String because = "environment " + key + "=";
            (AddressKeys.holdsPairs(key) ? Addresses.all(value) : Addresses.urls(value))
                    .forEach(address -> add(service, address, Edge.Kind.ENVIRONMENT, because, place));
            if (AddressKeys.bareHost(key)) {
                for (String host : value.split("[,;\\s]+")) {
                    add(service, new Address(host, host), Edge.Kind.ENVIRONMENT, because, place);
                }
            }
        });
    }

    /**
     * Whether the variable is written for this service. One env_file often serves all services and names the addresses of
     * all: what only comes from there says nothing about one of them.
     */
    private boolean ownWords(Service service, String key) {
        Location place = project.sources().get("services." + service.name() + ".environment." + key);
        return place != null && place.file().toString().matches(".*\\.(ya?ml|json)");
    }

    private void inWords(Service service, Edge.Kind kind, String field, boolean pairs) {
        JsonNode words = service.definition().path(field);
        Location place = where(service, field);
        for (JsonNode word : words.isArray() ? words : List.of(words)) {
            String text = word.asText("");
            (pairs ? Addresses.all(text) : Addresses.urls(text))
                    .forEach(address -> add(service, address, kind, field + " ", place));
        }
    }

    private void add(Service service, Address address, Edge.Kind kind, String because, @Nullable Location place) {
        for (String target : hosts.behind(address.host(), service)) {
            edges.add(new Edge(service.name(), target, kind, because + address.shown(), place));
        }
    }

    private @Nullable Location where(Service service, String path) {
        return project.where("services." + service.name() + "." + path).orElse(null);
    }
}
