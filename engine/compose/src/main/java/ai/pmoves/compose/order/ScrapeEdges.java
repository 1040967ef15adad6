package ai.pmoves.compose.order;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.order.Addresses.Address;
import ai.pmoves.kernel.Location;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The {@code static_configs} targets of a Prometheus configuration that is mounted from the host. */
final class ScrapeEdges {
    private static final long MOST_BYTES = 1L << 20;

    private ScrapeEdges() {}

    static List<Edge> of(Project project, Hosts hosts) {
        List<Edge> edges = new ArrayList<>();
        for (Service service : project.services().values()) {
            if (service.image().contains("prometheus")) {
                for (JsonNode mount : service.definition().path("volumes")) {
                    String source = mount.path("source").asText();
                    if (mount.path("type").asText().equals("bind") && source.matches(".*\\.ya?ml")) {
                        Path file = project.directory().resolve(source);
                        targets(file).forEach(target -> add(edges, hosts, service, file, target));
                    }
                }
            }
        }
        return edges;
    }

    private static void add(List<Edge> edges, Hosts hosts, Service service, Path file, ScalarNode target) {
        Address address = new Address(target.getValue().split(":", 2)[0], target.getValue());
        Location place = new Location(
                file, target.getStartMark().getLine() + 1, target.getStartMark().getColumn() + 1);
        for (String needed : hosts.behind(address.host(), service)) {
            edges.add(new Edge(service.name(), needed, Edge.Kind.SCRAPE, "scrape target " + address.shown(), place));
        }
    }

    /** No targets where the file is missing, too large or no YAML: that is for others to report. */
    private static List<ScalarNode> targets(Path file) {
        List<ScalarNode> found = new ArrayList<>();
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    collect(new Yaml(new LoaderOptions()).compose(reader), false, found);
                }
            }
        } catch (IOException | YAMLException unreadable) {
            found.clear();
        }
        return found;
    }

    private static void collect(Node node, boolean targets, List<ScalarNode> found) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                boolean named = entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("targets");
                collect(entry.getValueNode(), named, found);
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> collect(item, targets, found));
        } else if (targets && node instanceof ScalarNode scalar) {
            found.add(scalar);
        }
    }
}
