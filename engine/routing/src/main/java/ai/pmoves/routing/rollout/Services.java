package ai.pmoves.routing.rollout;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.workspace.yaml.Yaml;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services of one compose file, over its lines. */
final class Services {
    private final Lines lines;
    private final List<Service> all = new ArrayList<>();

    /** @throws PmovesException (precondition) for a text that is no compose file */
    Services(Path file, String text) {
        this.lines = new Lines(text);
        Yaml.Result read = Yaml.read(new YamlSource(file, text));
        if (!read.problems().isEmpty()) {
            throw new PmovesException(ExitCode.PRECONDITION, read.problems());
        }
        YamlMap services = read.documents().size() == 1 && read.documents().get(0) instanceof YamlMap root
                ? root.map("services")
                : null;
        if (services == null) {
            throw new PmovesException(
                    ExitCode.PRECONDITION,
                    Problem.error("routing.no-services", "the file has no services")
                            .at(new Location(file, 1, 1)));
        }
        List<Integer> begins = services.entries().values().stream()
                .map(entry -> entry.keyWhere().line())
                .sorted()
                .toList();
        for (Map.Entry<String, YamlMap.Entry> entry : services.entries().entrySet()) {
            if (entry.getValue().value() instanceof YamlMap service) {
                int key = entry.getValue().keyWhere().line();
                int last = begins.stream()
                        .filter(begin -> begin > key)
                        .findFirst()
                        .map(begin -> begin - 1)
                        .orElse(lines.count());
                all.add(new Service(entry.getKey(), service, new Environment(lines, service, key, last)));
            }
        }
    }

    List<Service> all() {
        return all;
    }

    Optional<Service> named(String name) {
        return all.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    Optional<Service> running(String image) {
        return all.stream().filter(service -> service.runs(image)).findFirst();
    }

    String text() {
        return lines.text();
    }
}
