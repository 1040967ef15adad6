package ai.pmoves.routing.internal.schema;

import ai.pmoves.kernel.Problem;
import ai.pmoves.workspace.toml.TomlList;
import ai.pmoves.workspace.toml.TomlMap;
import ai.pmoves.workspace.toml.TomlNode;
import ai.pmoves.workspace.toml.TomlValue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The files that a configuration names: the gateway looks for them before it reads anything else. */
public final class NamedFiles {
    private static final List<String> PLACES = List.of(
            "gateway.template_filesystem_access.base_path",
            "functions.*.system_schema",
            "functions.*.user_schema",
            "functions.*.assistant_schema",
            "functions.*.output_schema",
            "functions.*.schemas.*.path",
            "functions.*.variants.*.system_instructions",
            "functions.*.variants.*.system_template",
            "functions.*.variants.*.user_template",
            "functions.*.variants.*.assistant_template",
            "functions.*.variants.*.input_wrappers.user",
            "functions.*.variants.*.input_wrappers.assistant",
            "functions.*.variants.*.input_wrappers.system",
            "functions.*.variants.*.templates.*.path",
            "tools.*.parameters");

    private final Path base;
    private final Consumer<Problem> problems;

    private NamedFiles(Path base, Consumer<Problem> problems) {
        this.base = base;
        this.problems = problems;
    }

    public static void check(TomlMap root, Path file, Consumer<Problem> problems) {
        Path folder = file.toAbsolutePath().getParent();
        Set<Problem> told = new LinkedHashSet<>();
        NamedFiles once = new NamedFiles(folder == null ? file : folder, told::add);
        PLACES.forEach(place -> once.walk(root, List.of(place.split("\\.")), ""));
        told.forEach(problems);
    }

    private void walk(TomlNode node, List<String> keys, String path) {
        if (keys.isEmpty()) {
            resolve(node, path);
        } else if (!(node instanceof TomlMap map)) {
            refuse(node, path, "Expected a table, found " + kind(node));
        } else if (keys.get(0).equals("*")) {
            for (Map.Entry<String, TomlNode> entry : map.entries().entrySet()) {
                walk(entry.getValue(), keys.subList(1, keys.size()), join(path, entry.getKey()));
            }
        } else {
            TomlNode held = map.get(keys.get(0));
            if (held != null) {
                walk(held, keys.subList(1, keys.size()), join(path, keys.get(0)));
            }
        }
    }

    private void resolve(TomlNode node, String path) {
        String text = node.asText();
        if (text == null) {
            refuse(node, path, "Expected a string, found " + kind(node));
        } else if (!exists(text)) {
            refuse(
                    node,
                    path,
                    "Failed to resolve path `" + text + "` (base: `" + base
                            + "`): No such file or directory (os error 2)");
        }
    }

    private boolean exists(String text) {
        try {
            return Files.exists(base.resolve(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void refuse(TomlNode node, String path, String message) {
        problems.accept(
                Problem.error("routing.invalid", "`" + path + "`: " + message).at(node.where()));
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String kind(TomlNode node) {
        if (!(node instanceof TomlValue value)) {
            return node instanceof TomlList ? "array" : "table";
        }
        Object held = value.value();
        if (held instanceof String) {
            return "string";
        }
        if (held instanceof Boolean) {
            return "boolean";
        }
        return held instanceof Long ? "integer" : held instanceof Double ? "float" : "datetime";
    }
}
