package ai.pmoves.compose.internal.merge;

import ai.pmoves.compose.internal.tree.PathTable;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code ipam.config}: pools of one subnet are merged; a pool that no override names is dropped, as in Compose. */
final class IpamPools {
    private IpamPools() {}

    static YamlNode merge(YamlNode base, YamlNode over, Merger merger, @Nullable PathTable<MergeRule> at, String path) {
        if (!(base instanceof YamlList bases) || !(over instanceof YamlList overs)) {
            return over;
        }
        List<YamlNode> pools = new ArrayList<>();
        for (YamlNode original : bases.items()) {
            YamlNode right = original;
            for (YamlNode left : overs.items()) {
                if (!(left instanceof YamlMap leftMap) || !(right instanceof YamlMap rightMap)) {
                    continue;
                }
                if (!sameSubnet(left, right) && find(pools, left) < 0) {
                    pools.add(left);
                    continue;
                }
                YamlMap merged = merger.mappings(rightMap, leftMap, null, path);
                right = merged;
                int before = find(pools, merged);
                if (before < 0) {
                    pools.add(merged);
                } else {
                    pools.set(before, merged);
                }
            }
        }
        return YamlList.of(pools, over);
    }

    private static int find(List<YamlNode> pools, YamlNode pool) {
        for (int i = 0; i < pools.size(); i++) {
            if (sameSubnet(pools.get(i), pool)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean sameSubnet(YamlNode a, YamlNode b) {
        return a instanceof YamlMap x && b instanceof YamlMap y && Objects.equals(x.get("subnet"), y.get("subnet"));
    }
}
