package ai.pmoves.compose.internal.load;

import ai.pmoves.compose.internal.tree.PathTable;
import ai.pmoves.compose.internal.tree.Rewriter;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code !reset} takes an attribute out of what came before and leaves nothing; {@code !override} takes it out and puts its own
 * value there, without merging.
 *
 * @param document without the tags and without what was reset
 * @param paths both kinds' places
 */
record Tags(YamlMap document, PathTable<Boolean> paths) {

    static Tags extract(YamlMap document) {
        PathTable<Boolean> paths = new PathTable<>();
        YamlNode rest = strip(document, "", paths);
        return new Tags(rest instanceof YamlMap map ? map : YamlMap.empty(document.where()), paths);
    }

    private static @Nullable YamlNode strip(YamlNode node, String path, PathTable<Boolean> paths) {
        if ("!reset".equals(node.tag())) {
            paths.put(path, true);
            return null;
        }
        if ("!override".equals(node.tag())) {
            paths.put(path, true);
            return untag(node);
        }
        if (node instanceof YamlMap map) {
            return map.mapValues((key, value) -> strip(value, Rewriter.join(path, key.replace(".", "\0")), paths));
        }
        return node instanceof YamlList list ? strip(list, path, paths) : node;
    }

    private static YamlNode strip(YamlList list, String path, PathTable<Boolean> paths) {
        List<YamlNode> items = new ArrayList<>();
        boolean same = true;
        for (int i = 0; i < list.items().size(); i++) {
            YamlNode item = strip(list.items().get(i), path + "." + i, paths);
            same &= item == list.items().get(i);
            if (item != null) {
                items.add(item);
            }
        }
        return same ? list : new YamlList(items, list.where(), list.tag());
    }

    private static YamlNode untag(YamlNode node) {
        if (node instanceof YamlMap map) {
            return map.untagged();
        }
        return node instanceof YamlList list
                ? YamlList.of(list.items(), list)
                : new YamlScalar(((YamlScalar) node).value(), node.where(), null, ((YamlScalar) node).span());
    }

    /** What came before, without the tagged places. */
    YamlMap clear(YamlMap before) {
        return (YamlMap) clear(before, paths);
    }

    /** The same for one service that another one extends. */
    YamlMap clearService(YamlMap before, String name) {
        PathTable<Boolean> at = PathTable.next(paths.next("services"), name.replace(".", "\0"));
        return at == null ? before : (YamlMap) clear(before, at);
    }

    private static YamlNode clear(YamlNode node, PathTable<Boolean> at) {
        if (!(node instanceof YamlMap map)) {
            return node;
        }
        return map.mapValues((key, value) -> {
            PathTable<Boolean> next = at.next(key.replace(".", "\0"));
            if (next == null) {
                return value;
            }
            return Boolean.TRUE.equals(next.rule()) ? null : clear(value, next);
        });
    }
}
