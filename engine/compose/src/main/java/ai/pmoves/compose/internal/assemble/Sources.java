package ai.pmoves.compose.internal.assemble;

import ai.pmoves.compose.internal.tree.Rewriter;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.HashMap;
import java.util.Map;

/** Where everything of a document is written. */
final class Sources {
    private final Map<String, Location> places = new HashMap<>();

    private Sources() {}

    static Map<String, Location> of(YamlMap document) {
        Sources sources = new Sources();
        sources.map(document, "");
        return sources.places;
    }

    private void map(YamlMap map, String path) {
        map.entries().forEach((key, entry) -> {
            String at = Rewriter.join(path, key);
            places.put(at, entry.keyWhere());
            inside(entry.value(), at);
        });
    }

    private void inside(YamlNode node, String path) {
        if (node instanceof YamlMap map) {
            map(map, path);
        } else if (node instanceof YamlList list) {
            for (int i = 0; i < list.items().size(); i++) {
                YamlNode item = list.items().get(i);
                places.put(path + "." + i, item.where());
                named(item, path);
                inside(item, path + "." + i);
            }
        }
    }

    /** A variable in a list ({@code - NAME=value}) is found by its name too, as one in a mapping is. */
    private void named(YamlNode item, String path) {
        if (path.endsWith(".environment")
                && item instanceof YamlScalar scalar
                && scalar.value() instanceof String text) {
            places.put(Rewriter.join(path, text.split("=", 2)[0]), item.where());
        }
    }
}
