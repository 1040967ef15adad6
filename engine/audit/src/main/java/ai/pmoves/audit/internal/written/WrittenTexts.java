package ai.pmoves.audit.internal.written;

import ai.pmoves.audit.Target;
import ai.pmoves.compose.Project;
import ai.pmoves.workspace.yaml.Yaml;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import ai.pmoves.workspace.yaml.YamlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every text of a project's compose files, included and extended ones too, in the order of the files. */
public final class WrittenTexts {
    private static final Set<String> VARIABLES = Set.of("environment", "args");

    private final List<WrittenText> found = new ArrayList<>();

    private WrittenTexts() {}

    /** Read once for each stack. */
    public static List<WrittenText> of(Target target) {
        return target.tree().once(WrittenTexts.class, target.project(), WrittenTexts::read);
    }

    private static List<WrittenText> read(Project project) {
        WrittenTexts texts = new WrittenTexts();
        Set<Path> files = new TreeSet<>(project.files());
        project.sources().values().forEach(place -> files.add(place.file()));
        for (Path file : files) {
            try {
                Yaml.read(new YamlSource(file, Files.readString(file)))
                        .documents()
                        .forEach(document -> texts.walk(document, List.of()));
            } catch (IOException e) {
                // what could not be read for the model has a problem of its own
            }
        }
        return List.copyOf(texts.found);
    }

    private void walk(YamlNode node, List<String> path) {
        if (node instanceof YamlMap map) {
            map.entries().forEach((key, entry) -> walk(entry.value(), below(path, key)));
        } else if (node instanceof YamlList list) {
            boolean variables = !path.isEmpty() && VARIABLES.contains(path.get(path.size() - 1));
            int index = 0;
            for (YamlNode item : list.items()) {
                String text = variables ? item.asText() : null;
                int equals = text == null ? -1 : text.indexOf('=');
                if (text != null && equals > 0) {
                    found.add(new WrittenText(
                            below(path, text.substring(0, equals)), text.substring(equals + 1), item.where()));
                } else {
                    walk(item, below(path, Integer.toString(index)));
                }
                index++;
            }
        } else if (node instanceof YamlScalar scalar && scalar.value() != null) {
            found.add(new WrittenText(path, String.valueOf(scalar.value()), scalar.where()));
        }
    }

    private static List<String> below(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
