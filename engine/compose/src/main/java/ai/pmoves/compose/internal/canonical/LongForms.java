package ai.pmoves.compose.internal.canonical;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The long form of each attribute that has a short one. */
final class LongForms {
    private final Problems problems;

    LongForms(Problems problems) {
        this.problems = problems;
    }

    /** A text is the value of this one key. */
    static YamlNode keyed(YamlNode node, String key) {
        return node.asText() == null ? node : map(node).with(key, untagged(node));
    }

    static YamlNode listed(YamlNode node) {
        return node.asText() == null ? node : YamlList.of(List.of(untagged(node)), node);
    }

    static YamlNode named(YamlNode node) {
        return node instanceof YamlList list ? byName(list, item -> YamlScalar.at(null, item.where())) : node;
    }

    static YamlNode dependencies(YamlNode node) {
        if (node instanceof YamlList list) {
            return byName(list, item -> started(map(item)));
        }
        return node instanceof YamlMap map
                ? map.mapValues((name, value) -> value instanceof YamlMap one ? started(one) : value)
                : node;
    }

    private static YamlMap started(YamlMap dependency) {
        return withDefault(withDefault(dependency, "condition", "service_started"), "required", true);
    }

    static YamlNode envFiles(YamlNode node) {
        return listed(node) instanceof YamlList list
                ? list.mapItems(item ->
                        keyed(item, "path") instanceof YamlMap file ? withDefault(file, "required", true) : item)
                : node;
    }

    static YamlNode gpus(YamlNode node) {
        return node.asText() == null
                ? node
                : YamlList.of(List.of(map(node).with("count", YamlScalar.at("all", node.where()))), node);
    }

    YamlNode contexts(YamlNode node, String path) {
        if (!(node instanceof YamlList list)) {
            return node;
        }
        return assignments(list, path + ": invalid value %s, expected key=value", false);
    }

    YamlNode ssh(YamlNode node, String path) {
        return node instanceof YamlList list ? assignments(list, "invalid ssh key \"%s\"", true) : node;
    }

    private YamlMap assignments(YamlList list, String message, boolean ssh) {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        for (YamlNode item : list.items()) {
            String text = String.valueOf(item.asText());
            int equals = text.indexOf('=');
            if (equals < 0 && !(ssh && text.equals("default"))) {
                problems.error("short-form", message.replace("%s", text), item.where(), null);
                continue;
            }
            String name = equals < 0 ? text : text.substring(0, equals);
            YamlNode value = YamlScalar.of(equals < 0 ? null : text.substring(equals + 1), item);
            entries.put(name, new YamlMap.Entry(item.where(), true, value));
        }
        return new YamlMap(list.where(), null, entries);
    }

    @Nullable
    YamlNode volume(YamlNode node, String path) {
        String text = node.asText();
        if (text == null) {
            return node;
        }
        try {
            return volume(VolumeSpec.parse(text), node);
        } catch (BadSpec e) {
            problems.error(
                    "short-form", path + ": " + e.reason(), node.where(), "write source:target, or the long form");
            return null;
        }
    }

    private static YamlMap volume(VolumeSpec spec, YamlNode origin) {
        YamlMap volume = map(origin).with("type", scalar(spec.isPath() ? "bind" : "volume", origin));
        volume = spec.source().isEmpty() ? volume : volume.with("source", scalar(spec.source(), origin));
        volume = volume.with("target", scalar(Paths.clean(spec.target()), origin));
        volume = spec.readOnly() ? volume.with("read_only", scalar(true, origin)) : volume;
        YamlMap bind = map(origin);
        bind = spec.selinux().isEmpty() ? bind : bind.with("selinux", scalar(spec.selinux(), origin));
        bind = spec.propagation().isEmpty() ? bind : bind.with("propagation", scalar(spec.propagation(), origin));
        bind = spec.isPath() ? bind.with("create_host_path", scalar(true, origin)) : bind;
        volume = bind.keys().isEmpty() ? volume : volume.with("bind", bind);
        boolean options = spec.noCopy() || (!spec.isPath() && !spec.bare());
        YamlMap copy = spec.noCopy() ? map(origin).with("nocopy", scalar(true, origin)) : map(origin);
        return options ? volume.with("volume", copy) : volume;
    }

    @Nullable
    YamlNode device(YamlNode node, String path) {
        String text = node.asText();
        if (text == null) {
            return node;
        }
        String[] parts = text.split(":", -1);
        if (parts.length > 3) {
            problems.error(
                    "short-form",
                    path + ": confusing device mapping, please use long syntax: " + text,
                    node.where(),
                    null);
            return null;
        }
        String target = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : parts[0];
        return map(node)
                .with("source", scalar(parts[0], node))
                .with("target", scalar(target, node))
                .with("permissions", scalar(parts.length == 3 ? parts[2] : "rwm", node));
    }

    YamlNode ports(YamlNode node, String path) {
        if (!(node instanceof YamlList list)) {
            return node;
        }
        List<YamlNode> ports = new ArrayList<>();
        for (YamlNode item : list.items()) {
            if (item instanceof YamlScalar scalar && scalar.value() != null) {
                shortForm(String.valueOf(scalar.value()), item, path, ports);
            } else {
                ports.add(item);
            }
        }
        return new YamlList(ports, list.where(), list.tag());
    }

    private void shortForm(String text, YamlNode item, String path, List<YamlNode> ports) {
        try {
            for (PortSpec spec : PortSpec.parse(text)) {
                YamlMap port = map(item).with("mode", scalar("ingress", item));
                port = spec.hostIp().isEmpty() ? port : port.with("host_ip", scalar(spec.hostIp(), item));
                port = port.with("target", scalar((long) spec.target(), item));
                port = spec.published().isEmpty() ? port : port.with("published", scalar(spec.published(), item));
                ports.add(port.with("protocol", scalar(spec.protocol(), item)));
            }
        } catch (BadSpec e) {
            problems.error(
                    "short-form", path + ": " + e.reason(), item.where(), "write published:target, or the long form");
        }
    }

    private static YamlMap byName(YamlList list, UnaryOperator<YamlNode> value) {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        for (YamlNode item : list.items()) {
            if (item.asText() != null) {
                entries.put(item.asText(), new YamlMap.Entry(item.where(), true, value.apply(item)));
            }
        }
        return new YamlMap(list.where(), list.tag(), entries);
    }

    static YamlMap withDefault(YamlMap map, String key, Object value) {
        return map.has(key) ? map : map.with(key, YamlScalar.at(value, map.where()));
    }

    private static YamlMap map(YamlNode origin) {
        return YamlMap.empty(origin.where());
    }

    private static YamlScalar scalar(Object value, YamlNode origin) {
        return YamlScalar.at(value, origin.where());
    }

    private static YamlNode untagged(YamlNode node) {
        return node instanceof YamlScalar scalar ? YamlScalar.of(scalar.value(), scalar) : node;
    }
}
