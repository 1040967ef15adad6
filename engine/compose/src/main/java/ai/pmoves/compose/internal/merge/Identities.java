package ai.pmoves.compose.internal.merge;

import ai.pmoves.compose.internal.canonical.VolumeSpec;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import org.jspecify.annotations.Nullable;

/** What makes an item of a sequence the same as another one; null for an item that has no such thing. */
final class Identities {
    private Identities() {}

    /** What stands before the first {@code =}. */
    static @Nullable String name(YamlNode item) {
        String text = item.asText();
        int equals = text == null ? -1 : text.indexOf('=');
        return text == null || equals < 0 ? text : text.substring(0, equals);
    }

    static @Nullable String exposed(YamlNode item) {
        return item instanceof YamlScalar scalar && scalar.value() != null ? String.valueOf(scalar.value()) : null;
    }

    static @Nullable String device(YamlNode item) {
        String text = item.asText();
        if (text == null) {
            return target(item);
        }
        String[] parts = text.split(":", -1);
        return parts.length == 1 ? parts[0] : parts[1];
    }

    static @Nullable String volume(YamlNode item) {
        String text = item.asText();
        return text == null ? target(item) : VolumeSpec.targetOf(text);
    }

    static @Nullable String mount(YamlNode item, String folder) {
        String text = item.asText();
        if (text != null) {
            return folder + "/" + text;
        }
        String target = target(item);
        return target == null && item instanceof YamlMap map ? folder + "/" + map.text("source") : target;
    }

    static @Nullable String envFile(YamlNode item) {
        return item instanceof YamlMap map ? map.text("path") : item.asText();
    }

    /** Host address, published port, target and protocol; a short form is only equal to the same short form. */
    static @Nullable String port(YamlNode item) {
        if (item instanceof YamlMap map) {
            return written(map, "host_ip", "0.0.0.0") + ":" + written(map, "published", "") + ":"
                    + written(map, "target", "") + "/" + written(map, "protocol", "tcp");
        }
        return item instanceof YamlScalar scalar ? String.valueOf(scalar.value()) : null;
    }

    private static String written(YamlMap map, String key, String otherwise) {
        YamlNode value = map.get(key);
        if (!(value instanceof YamlScalar scalar)) {
            return otherwise;
        }
        // a number and a text are different published ports to Compose
        boolean number = key.equals("published") && scalar.value() instanceof Number;
        return (number ? "#" : "") + scalar.value();
    }

    private static @Nullable String target(YamlNode item) {
        return item instanceof YamlMap map ? map.text("target") : null;
    }
}
