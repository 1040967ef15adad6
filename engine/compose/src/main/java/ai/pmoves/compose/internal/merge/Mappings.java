package ai.pmoves.compose.internal.merge;

import ai.pmoves.compose.internal.tree.PathTable;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes with a short form that are merged as mappings. */
final class Mappings {
    private Mappings() {}

    /** A text is the build context. */
    static YamlNode build(YamlNode base, YamlNode over, Merger merger, @Nullable PathTable<MergeRule> at, String path) {
        return join(context(base), context(over), over, merger, at, path);
    }

    /** Options are merged only under one driver. */
    static YamlNode logging(
            YamlNode base, YamlNode over, Merger merger, @Nullable PathTable<MergeRule> at, String path) {
        if (base instanceof YamlMap from && over instanceof YamlMap to) {
            YamlNode old = from.get("driver");
            YamlNode now = to.get("driver");
            return old == null || now == null || old.equals(now) ? merger.mappings(from, to, at, path) : to;
        }
        return over;
    }

    static YamlNode dependencies(
            YamlNode base, YamlNode over, Merger merger, @Nullable PathTable<MergeRule> at, String path) {
        return join(keyed(base, true), keyed(over, true), over, merger, at, path);
    }

    static YamlNode named(YamlNode base, YamlNode over, Merger merger, @Nullable PathTable<MergeRule> at, String path) {
        return join(keyed(base, false), keyed(over, false), over, merger, at, path);
    }

    private static YamlNode join(
            @Nullable YamlMap base,
            @Nullable YamlMap over,
            YamlNode written,
            Merger merger,
            @Nullable PathTable<MergeRule> at,
            String path) {
        if (base == null) {
            return written;
        }
        return over == null ? base : merger.mappings(base, over, at, path);
    }

    private static @Nullable YamlMap context(YamlNode node) {
        if (node.asText() != null) {
            return YamlMap.empty(node.where()).with("context", node);
        }
        return node instanceof YamlMap map ? map : null;
    }

    private static @Nullable YamlMap keyed(YamlNode node, boolean dependency) {
        if (node instanceof YamlList list) {
            Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
            for (YamlNode item : list.items()) {
                if (item.asText() != null) {
                    YamlNode value = dependency ? started(item) : YamlScalar.at(null, item.where());
                    entries.put(item.asText(), new YamlMap.Entry(item.where(), true, value));
                }
            }
            return new YamlMap(list.where(), null, entries);
        }
        return node instanceof YamlMap map ? map : null;
    }

    /** What a dependency without options means. */
    static YamlMap started(YamlNode item) {
        return YamlMap.empty(item.where())
                .with("condition", YamlScalar.at("service_started", item.where()))
                .with("required", YamlScalar.at(true, item.where()));
    }
}
