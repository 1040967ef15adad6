package ai.pmoves.compose.internal.check;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.canonical.IpAddress;
import ai.pmoves.compose.internal.tree.PathTable;
import ai.pmoves.compose.internal.tree.Rewriter;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.List;

/** Rules inside one resource. */
public final class Validation {
    private final Problems problems;
    private final Rewriter walker;

    public Validation(Problems problems) {
        this.problems = problems;
        PathTable<Rewriter.Rule> table = new PathTable<>();
        table.put("volumes.*", this::external)
                .put("configs.*", (node, path) -> source(node, path, List.of("file", "environment", "content")))
                .put("secrets.*", (node, path) -> source(node, path, List.of("file", "environment")))
                .put("services.*.ports.*", this::address)
                .put("services.*.develop.watch.*.path", this::notBlank)
                .put("services.*.deploy.resources.reservations.devices.*", this::device)
                .put("services.*.gpus.*", this::device);
        this.walker = new Rewriter(table);
    }

    public void check(YamlMap document) {
        walker.rewrite(document);
    }

    private YamlNode external(YamlNode node, String path) {
        if (node instanceof YamlMap volume
                && volume.get("external") instanceof YamlScalar scalar
                && Boolean.TRUE.equals(scalar.value())) {
            for (String key : volume.keys()) {
                if (!key.equals("name") && !key.equals("external") && !key.startsWith("x-")) {
                    problems.error(
                            "conflict",
                            path + ": conflicting parameters \"external\" and \"" + key + "\" specified",
                            volume.whereKey(key),
                            "an external volume is used as it is: remove " + key);
                }
            }
        }
        return node;
    }

    private YamlNode source(YamlNode node, String path, List<String> keys) {
        if (!(node instanceof YamlMap object)) {
            return node;
        }
        List<String> given = keys.stream().filter(object::has).toList();
        if (given.size() > 1) {
            problems.error(
                    "conflict",
                    path + ": " + String.join("|", keys) + " attributes are mutually exclusive",
                    object.whereKey(given.get(1)),
                    "keep one of " + String.join(", ", given));
        }
        if (given.isEmpty() && !object.has("driver") && !object.has("external")) {
            problems.error(
                    "missing-source",
                    path + ": one of " + String.join("|", keys) + " must be set",
                    object.where(),
                    null);
        }
        return node;
    }

    private YamlNode address(YamlNode node, String path) {
        String ip = node instanceof YamlMap port ? port.text("host_ip") : null;
        if (ip != null && !IpAddress.isValid(ip)) {
            problems.error("host-ip", path + ": invalid ip address: " + ip, node.where(), null);
        }
        return node;
    }

    private YamlNode notBlank(YamlNode node, String path) {
        if ("".equals(node.asText())) {
            problems.error("blank", path + ": value can't be blank", node.where(), null);
        }
        return node;
    }

    private YamlNode device(YamlNode node, String path) {
        if (node instanceof YamlMap device && device.has("count") && device.has("device_ids")) {
            problems.error(
                    "conflict",
                    path + ": \"count\" and \"device_ids\" attributes are exclusive",
                    device.whereKey("count"),
                    "remove one of them");
        }
        return node;
    }
}
