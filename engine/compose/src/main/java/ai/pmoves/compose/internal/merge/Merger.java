package ai.pmoves.compose.internal.merge;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.tree.PathTable;
import ai.pmoves.compose.internal.tree.Rewriter;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges documents: mappings by key, sequences appended, scalars replaced, special attributes by {@link MergeRules}. */
public final class Merger {
    private final Problems problems;

    public Merger(Problems problems) {
        this.problems = problems;
    }

    public YamlMap merge(YamlMap base, YamlMap over) {
        return mappings(base, over, MergeRules.TABLE, "");
    }

    /** One service over the one it extends. */
    public YamlMap service(YamlMap base, YamlMap over, String name) {
        return mappings(base, over, MergeRules.TABLE.at("services." + name), "services." + name);
    }

    YamlNode merge(YamlNode base, YamlNode over, @Nullable PathTable<MergeRule> at, String path) {
        MergeRule rule = at == null ? null : at.rule();
        if (rule != null) {
            return rule.merge(base, over, this, at, path);
        }
        if (over.isNull()) {
            return base;
        }
        if (base instanceof YamlMap map) {
            return over instanceof YamlMap other ? mappings(map, other, at, path) : clash(base, over, path);
        }
        if (base instanceof YamlList list) {
            return over instanceof YamlList other ? append(list, other) : clash(base, over, path);
        }
        return over;
    }

    YamlMap mappings(YamlMap base, YamlMap over, @Nullable PathTable<MergeRule> at, String path) {
        Map<String, YamlMap.Entry> merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((key, entry) -> {
            YamlMap.Entry old = merged.get(key);
            if (old == null) {
                merged.put(key, entry);
            } else {
                YamlNode value = merge(old.value(), entry.value(), PathTable.next(at, key), Rewriter.join(path, key));
                merged.put(key, value == old.value() ? old : new YamlMap.Entry(entry.keyWhere(), true, value));
            }
        });
        return base.withEntries(merged);
    }

    private static YamlList append(YamlList base, YamlList over) {
        List<YamlNode> items = new ArrayList<>(base.items());
        items.addAll(over.items());
        return YamlList.of(items, over);
    }

    private YamlNode clash(YamlNode base, YamlNode over, String path) {
        problems.error(
                "merge-type",
                "cannot override " + path + ": " + over.kind() + " over " + base.kind(),
                over.where(),
                "write it as a " + base.kind() + " as in " + base.where() + ", or replace it with the tag !override");
        return base;
    }
}
