package ai.pmoves.compose.internal.tree;

import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces the nodes that a table has rules for, from the leaves up, and leaves all others as they are. */
public final class Rewriter {

    /** Changes one node; null leaves it out of its mapping or sequence. */
    @FunctionalInterface
    public interface Rule {
        @Nullable
        YamlNode apply(YamlNode node, String path);
    }

    private final PathTable<Rule> rules;

    public Rewriter(PathTable<Rule> rules) {
        this.rules = rules;
    }

    public YamlMap rewrite(YamlMap root) {
        return rewrite(root, rules, "") instanceof YamlMap map ? map : root;
    }

    private @Nullable YamlNode rewrite(YamlNode node, @Nullable PathTable<Rule> at, String path) {
        if (at == null) {
            return node;
        }
        YamlNode inner = node;
        if (node instanceof YamlMap map) {
            inner = map.mapValues((key, value) -> rewrite(value, at.next(key), join(path, key)));
        } else if (node instanceof YamlList list) {
            inner = items(list, at.nextItem(), path);
        }
        Rule rule = at.rule();
        return rule == null ? inner : rule.apply(inner, path);
    }

    private YamlNode items(YamlList list, @Nullable PathTable<Rule> at, String path) {
        if (at == null) {
            return list;
        }
        List<YamlNode> items = new ArrayList<>();
        boolean same = true;
        for (int i = 0; i < list.items().size(); i++) {
            YamlNode item = rewrite(list.items().get(i), at, path + "." + i);
            same &= item == list.items().get(i);
            if (item != null) {
                items.add(item);
            }
        }
        return same ? list : new YamlList(items, list.where(), list.tag());
    }

    public static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
