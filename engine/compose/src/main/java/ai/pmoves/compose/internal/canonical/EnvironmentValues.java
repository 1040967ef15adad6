package ai.pmoves.compose.internal.canonical;

import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives bare names ({@code - KEY}, {@code KEY:}) the value they have in the interpolation scope. */
public final class EnvironmentValues {
    private final Map<String, String> scope;

    public EnvironmentValues(Map<String, String> scope) {
        this.scope = scope;
    }

    /** @param keep whether a name without any value stays, as bare as it was */
    public YamlNode resolve(YamlNode node, boolean keep) {
        if (node instanceof YamlMap map) {
            return map.mapValues((name, value) -> value.isNull() ? value(name, value, keep) : value);
        }
        if (!(node instanceof YamlList list)) {
            return node;
        }
        List<YamlNode> items = new ArrayList<>();
        for (YamlNode item : list.items()) {
            YamlNode resolved = item(item, keep);
            if (resolved != null) {
                items.add(resolved);
            }
        }
        return new YamlList(items, list.where(), list.tag());
    }

    private @Nullable YamlNode value(String name, YamlNode written, boolean keep) {
        String value = scope.get(name);
        return value != null ? YamlScalar.of(value, written) : keep ? written : null;
    }

    private @Nullable YamlNode item(YamlNode item, boolean keep) {
        String text = item.asText();
        if (text == null || text.indexOf('=') >= 0) {
            return item;
        }
        String value = scope.get(text);
        return value != null ? YamlScalar.of(text + "=" + value, item) : keep ? item : null;
    }

    /** The environment of every service of a document whose bare names are looked up here, in list form only. */
    public YamlMap resolveLists(YamlMap document) {
        YamlMap services = document.map("services");
        return services == null
                ? document
                : document.with("services", services.mapValues((name, node) -> {
                    YamlList list = node instanceof YamlMap service ? service.list("environment") : null;
                    return list == null ? node : ((YamlMap) node).with("environment", resolve(list, true));
                }));
    }
}
