package ai.pmoves.compose.internal.merge;

import ai.pmoves.compose.internal.tree.PathTable;
import ai.pmoves.compose.internal.tree.Rewriter;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sequences whose items have an identity: a later item takes the place of an earlier one with the same. */
public final class Unicity {
    private static final Rewriter REWRITER = new Rewriter(table());

    private Unicity() {}

    public static YamlMap enforce(YamlMap document) {
        return REWRITER.rewrite(document);
    }

    private static PathTable<Rewriter.Rule> table() {
        PathTable<Rewriter.Rule> table = new PathTable<>();
        for (String attribute : new String[] {
            "annotations",
            "build.args",
            "build.additional_contexts",
            "build.tags",
            "build.labels",
            "cap_add",
            "cap_drop",
            "deploy.labels",
            "dns",
            "dns_opt",
            "dns_search",
            "environment",
            "labels",
            "links",
            "networks.*.aliases",
            "networks.*.link_local_ips",
            "profiles",
            "sysctls",
            "tmpfs"
        }) {
            put(table, "services.*." + attribute, Identities::name);
        }
        put(table, "networks.*.labels", Identities::name);
        put(table, "services.*.devices", Identities::device);
        put(table, "services.*.configs", item -> Identities.mount(item, ""));
        put(table, "services.*.secrets", item -> Identities.mount(item, "/run/secrets"));
        put(table, "services.*.env_file", Identities::envFile);
        put(table, "services.*.expose", Identities::exposed);
        put(table, "services.*.ports", Identities::port);
        put(table, "services.*.volumes", Identities::volume);
        return table;
    }

    private static void put(
            PathTable<Rewriter.Rule> table, String path, Function<YamlNode, @Nullable String> identity) {
        table.put(path, (node, at) -> node instanceof YamlList list ? unique(list, identity) : node);
    }

    private static YamlList unique(YamlList list, Function<YamlNode, @Nullable String> identity) {
        Map<Object, YamlNode> kept = new LinkedHashMap<>();
        for (YamlNode item : list.items()) {
            String id = identity.apply(item);
            kept.put(id == null ? new Object() : id, item);
        }
        return kept.size() == list.items().size()
                ? list
                : new YamlList(List.copyOf(kept.values()), list.where(), list.tag());
    }
}
