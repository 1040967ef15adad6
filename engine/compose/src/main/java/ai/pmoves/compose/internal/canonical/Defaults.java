package ai.pmoves.compose.internal.canonical;

import ai.pmoves.compose.internal.tree.PathTable;
import ai.pmoves.compose.internal.tree.Rewriter;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;

/** Values that Compose takes for attributes nobody wrote. */
public final class Defaults {
    private static final Rewriter REWRITER = new Rewriter(table());

    private Defaults() {}

    public static YamlMap apply(YamlMap document) {
        return REWRITER.rewrite(document);
    }

    private static PathTable<Rewriter.Rule> table() {
        Rewriter.Rule devices = (node, path) -> node instanceof YamlMap map && !map.has("device_ids")
                ? LongForms.withDefault(map, "count", "all")
                : node;
        return new PathTable<Rewriter.Rule>()
                .put(
                        "services.*.build",
                        (node, path) -> node instanceof YamlMap map ? LongForms.withDefault(map, "context", ".") : node)
                .put(
                        "services.*.secrets.*",
                        (node, path) -> node instanceof YamlMap map
                                ? LongForms.withDefault(map, "target", "/run/secrets/" + map.text("source"))
                                : node)
                .put("services.*.ports.*", (node, path) -> port(node))
                .put("services.*.deploy.resources.reservations.devices.*", devices)
                .put("services.*.gpus.*", devices);
    }

    private static YamlNode port(YamlNode node) {
        return node instanceof YamlMap map
                ? LongForms.withDefault(LongForms.withDefault(map, "protocol", "tcp"), "mode", "ingress")
                : node;
    }
}
