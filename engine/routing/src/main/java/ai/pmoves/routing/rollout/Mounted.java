package ai.pmoves.routing.rollout;

import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where on this machine a gateway's service finds its configuration: its command names the file, a bind mount leads to it. */
final class Mounted {
    private static final String OPTION = "--config-file";

    /** The name that is written, where the command takes all files of a folder. */
    private static final String USUAL = "tensorzero.toml";

    private Mounted() {}

    private record Bind(String source, Path target) {}

    /**
     * @param composeFile what relative sources are beside
     * @return empty where the file does not tell: no command, a source with variables, a configuration within the image
     */
    static Optional<Path> configuration(YamlMap service, Path composeFile) {
        try {
            return named(service.get("command"))
                    .map(Mounted::file)
                    .flatMap(inside -> binds(service).stream()
                            .filter(bind -> inside.startsWith(bind.target()))
                            .max(Comparator.comparingInt(bind -> bind.target().getNameCount()))
                            .filter(bind -> bind.source().startsWith("/")
                                    || bind.source().startsWith("."))
                            .filter(bind -> !bind.source().contains("$"))
                            .map(bind -> composeFile
                                    .toAbsolutePath()
                                    .resolveSibling(bind.source())
                                    .resolve(bind.target().relativize(inside).toString())
                                    .normalize()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path file(String named) {
        int wild = named.indexOf('*');
        return wild < 0
                ? Path.of(named)
                : Path.of(named.substring(0, named.lastIndexOf('/', wild) + 1)).resolve(USUAL);
    }

    private static Optional<String> named(@Nullable YamlNode command) {
        List<String> words = new ArrayList<>();
        if (command instanceof YamlList list) {
            list.items().forEach(item -> words.add(Objects.requireNonNullElse(item.asText(), "")));
        } else if (command != null) {
            words.addAll(List.of(
                    Objects.requireNonNullElse(command.asText(), "").strip().split("\\s+")));
        }
        int option = words.indexOf(OPTION);
        Stream<String> joined = words.stream()
                .filter(word -> word.startsWith(OPTION + "="))
                .map(word -> word.substring(OPTION.length() + 1));
        return (option >= 0 && option + 1 < words.size() ? Stream.of(words.get(option + 1)) : joined)
                .filter(path -> path.startsWith("/") && !path.contains("$"))
                .findFirst();
    }

    private static List<Bind> binds(YamlMap service) {
        List<Bind> binds = new ArrayList<>();
        if (service.get("volumes") instanceof YamlList list) {
            for (YamlNode item : list.items()) {
                String text = item.asText();
                String[] parts = text == null ? new String[0] : text.split(":");
                if (parts.length >= 2) {
                    binds.add(new Bind(parts[0], Path.of(parts[1])));
                } else if (item instanceof YamlMap map && map.text("source") != null && map.text("target") != null) {
                    binds.add(new Bind(
                            Objects.requireNonNull(map.text("source")),
                            Path.of(Objects.requireNonNull(map.text("target")))));
                }
            }
        }
        return binds;
    }
}
