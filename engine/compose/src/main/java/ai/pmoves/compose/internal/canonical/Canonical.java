package ai.pmoves.compose.internal.canonical;

import ai.pmoves.compose.internal.GoFormat;
import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.tree.PathTable;
import ai.pmoves.compose.internal.tree.Rewriter;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replaces short forms by long ones. What it does not know it leaves as it is; the schema has the last word. */
public final class Canonical {
    private final Problems problems;
    private final Rewriter rewriter;

    public Canonical(Problems problems) {
        this.problems = problems;
        PathTable<Rewriter.Rule> table = new PathTable<>();
        LongForms forms = new LongForms(problems);
        for (String mount : List.of("build.secrets.*", "secrets.*", "configs.*")) {
            table.put("services.*." + mount, (node, path) -> LongForms.keyed(node, "source"));
        }
        for (String list : List.of("label_file", "dns", "develop.watch.*.ignore", "develop.watch.*.include")) {
            table.put("services.*." + list, (node, path) -> LongForms.listed(node));
        }
        for (String names : List.of("networks", "models")) {
            table.put("services.*." + names, (node, path) -> LongForms.named(node));
        }
        for (String resource : List.of("volumes.*", "networks.*", "secrets.*", "configs.*")) {
            table.put(resource, this::external);
        }
        table.put("services.*.build", (node, path) -> LongForms.keyed(node, "context"))
                .put("services.*.build.provenance", Canonical::text)
                .put("services.*.build.sbom", Canonical::text)
                .put("services.*.build.additional_contexts", forms::contexts)
                .put("services.*.build.ssh", forms::ssh)
                .put("services.*.depends_on", (node, path) -> LongForms.dependencies(node))
                .put("services.*.env_file", (node, path) -> LongForms.envFiles(node))
                .put("services.*.extends", (node, path) -> LongForms.keyed(node, "service"))
                .put("services.*.gpus", (node, path) -> LongForms.gpus(node))
                .put("services.*.volumes.*", forms::volume)
                .put("services.*.devices.*", forms::device)
                .put("services.*.ports", forms::ports)
                .put("services.*.dns.*", (node, path) -> node.isNull() || "".equals(node.asText()) ? null : node);
        this.rewriter = new Rewriter(table);
    }

    public YamlMap apply(YamlMap document) {
        return rewriter.rewrite(document);
    }

    private static YamlNode text(YamlNode node, String path) {
        return node.asText() != null || !(node instanceof YamlScalar)
                ? node
                : YamlScalar.of(GoFormat.value(node), node);
    }

    /** {@code external: {name: x}} is the old way to say {@code external: true} and {@code name: x}. */
    private @Nullable YamlNode external(YamlNode node, String path) {
        YamlMap old = node instanceof YamlMap map ? map.map("external") : null;
        if (old == null) {
            return node;
        }
        YamlMap resource = ((YamlMap) node).with("external", YamlScalar.at(true, old.where()));
        YamlNode name = old.get("name");
        if (name == null) {
            return resource;
        }
        problems.warning(
                "deprecated",
                path + ": external.name is deprecated. Please set name and external: true",
                old.where(),
                "name: " + name.asText());
        YamlNode given = resource.get("name");
        if (given != null && !Objects.equals(given, name)) {
            problems.error("conflict", path + ": name and external.name conflict; only use name", given.where(), null);
        }
        return given == null ? resource.with("name", name) : resource;
    }

    static YamlList list(List<YamlNode> items, YamlNode origin) {
        return YamlList.of(items, origin);
    }
}
