package ai.pmoves.compose.internal.merge;

import ai.pmoves.compose.internal.tree.PathTable;
import ai.pmoves.workspace.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** How two values of one attribute become one. */
@FunctionalInterface
interface MergeRule {
    YamlNode merge(YamlNode base, YamlNode over, Merger merger, @Nullable PathTable<MergeRule> at, String path);
}
