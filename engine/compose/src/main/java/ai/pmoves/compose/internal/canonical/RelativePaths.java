package ai.pmoves.compose.internal.canonical;

import ai.pmoves.compose.internal.tree.PathTable;
import ai.pmoves.compose.internal.tree.Rewriter;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes every path of a document absolute, seen from one folder. */
public final class RelativePaths {
    private final Path base;
    private final Map<String, String> environment;
    private final Rewriter rewriter;

    public RelativePaths(Path base, Map<String, String> environment) {
        this.base = base;
        this.environment = environment;
        PathTable<Rewriter.Rule> table = new PathTable<>();
        for (String path : List.of("env_file.*.path", "label_file.*", "extends.file", "develop.watch.*.path")) {
            table.put("services.*." + path, (node, at) -> absolute(node, p -> false));
        }
        for (String context : List.of("build.context", "build.additional_contexts.*")) {
            table.put("services.*." + context, (node, at) -> absolute(node, Paths::isRemoteContext));
        }
        for (String path : List.of("services.*.build.ssh.*", "configs.*.file", "secrets.*.file")) {
            table.put(path, (node, at) -> host(node));
        }
        table.put("services.*.volumes.*", (node, at) -> mount(node)).put("volumes.*", (node, at) -> device(node));
        this.rewriter = new Rewriter(table);
    }

    public YamlMap apply(YamlMap document) {
        return rewriter.rewrite(document);
    }

    private YamlNode absolute(YamlNode node, Predicate<String> untouched) {
        return absolute(node, untouched, false);
    }

    /** A path on the host, possibly a Windows one; an empty one is the folder itself. */
    private YamlNode host(YamlNode node) {
        return absolute(node, Paths::isWindowsAbsolute, true);
    }

    private YamlNode absolute(YamlNode node, Predicate<String> untouched, boolean empty) {
        String path = node.asText();
        if (path == null || untouched.test(path)) {
            return node;
        }
        String absolute = path.isEmpty() && empty ? base.toString() : Paths.absolute(path, base, environment);
        return absolute.equals(path) ? node : YamlScalar.of(absolute, node);
    }

    private YamlNode mount(YamlNode node) {
        YamlNode source = node instanceof YamlMap map && "bind".equals(map.text("type")) ? map.get("source") : null;
        return source == null ? node : ((YamlMap) node).with("source", host(source));
    }

    /** A volume of the local driver that is really a bind mount. */
    private YamlNode device(YamlNode node) {
        YamlMap options =
                node instanceof YamlMap map && "local".equals(map.text("driver")) ? map.map("driver_opts") : null;
        YamlNode device = options != null && "bind".equals(options.text("o")) ? options.get("device") : null;
        if (options == null || device == null) {
            return node;
        }
        return ((YamlMap) node).with("driver_opts", options.with("device", host(device)));
    }
}
