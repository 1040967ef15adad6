package ai.pmoves.docker.internal.body;

import ai.pmoves.docker.internal.engine.ApiVersion;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Volumes, secrets and configs. Like Compose, what a bind string can say is said by a bind string (only that form makes a
 * missing host folder), the rest by mounts; anonymous volumes of a replaced container are handed on.
 */
final class Mounts {
    private final ContainerSpec spec;
    private final ApiVersion version;
    private final ArrayNode binds = Json.array();
    private final Map<String, ObjectNode> mounts = new LinkedHashMap<>();

    private Mounts(ContainerSpec spec, ApiVersion version) {
        this.spec = spec;
        this.version = version;
    }

    static void addTo(ObjectNode hostConfig, ContainerSpec spec, ApiVersion version) {
        Mounts all = new Mounts(spec, version);
        all.inherit();
        for (JsonNode volume : spec.at("volumes")) {
            all.volume(volume);
        }
        all.files("secrets", "/run/secrets/", false);
        all.files("configs", "/", true);
        if (!all.binds.isEmpty()) {
            hostConfig.set("Binds", all.binds);
        }
        if (!all.mounts.isEmpty()) {
            hostConfig.putArray("Mounts").addAll(all.mounts.values());
        }
    }

    private void inherit() {
        List<String> anonymous = new ArrayList<>(spec.imageVolumes());
        for (JsonNode volume : spec.at("volumes")) {
            anonymous.remove(volume.path("target").asText());
            if (volume.path("source").asText("").isEmpty()) {
                anonymous.add(volume.path("target").asText());
            }
        }
        for (JsonNode mount : spec.inherited()) {
            String target = mount.path("Destination").asText();
            if (!mount.path("Type").asText().equals("tmpfs") && anonymous.contains(target)) {
                boolean named = mount.path("Type").asText().equals("volume");
                ObjectNode kept = mount(
                        mount.path("Type").asText(),
                        mount.path(named ? "Name" : "Source").asText(),
                        target);
                if (!mount.path("RW").asBoolean(true)) {
                    kept.put("ReadOnly", true);
                }
            }
        }
    }

    private void volume(JsonNode volume) {
        String type = volume.path("type").asText();
        String target = volume.path("target").asText();
        String source = volume.path("source").asText("");
        if (mounts.containsKey(target) && source.isEmpty()) {
            return;
        }
        switch (type) {
            case "bind" -> bind(volume, source, target);
            case "volume" -> named(volume, source, target);
            case "tmpfs" -> tmpfs(volume, target);
            case "image" -> image(volume, source, target);
            default -> {
                ObjectNode mount = mount(type, source, target);
                Values.flag(mount, "ReadOnly", volume.path("read_only"));
            }
        }
    }

    private void bind(JsonNode volume, String source, String target) {
        JsonNode options = volume.path("bind");
        boolean plain = !options.isObject()
                || options.path("create_host_path").asBoolean(true)
                        && options.path("propagation").asText("").isEmpty()
                        && options.path("recursive").asText("").isEmpty();
        if (plain) {
            binds.add(bindString(source, target, volume));
            return;
        }
        ObjectNode mount = readOnly(mount("bind", source, target), volume);
        ObjectNode bind = mount.putObject("BindOptions");
        Values.text(bind, "Propagation", options.path("propagation"));
        Values.flag(bind, "CreateMountpoint", options.path("create_host_path"));
        switch (options.path("recursive").asText("")) {
            case "disabled" -> bind.put("NonRecursive", true);
            case "writable" -> bind.put("ReadOnlyNonRecursive", true);
            case "readonly" -> bind.put("ReadOnlyForceRecursive", true);
            default -> {}
        }
        if (bind.has("ReadOnlyNonRecursive") || bind.has("ReadOnlyForceRecursive")) {
            need(ApiVersion.V1_44, "bind.recursive", "25 (API 1.44)");
        }
    }

    private void named(JsonNode volume, String source, String target) {
        JsonNode options = volume.path("volume");
        var declared = spec.project().volumes().get(source);
        boolean plain = options.path("labels").isEmpty()
                && options.path("subpath").asText("").isEmpty()
                && !options.path("nocopy").asBoolean(false);
        if (declared != null && plain) {
            binds.add(bindString(declared.name(), target, volume));
            return;
        }
        ObjectNode mount = readOnly(mount("volume", declared == null ? source : declared.name(), target), volume);
        ObjectNode settings = mount.putObject("VolumeOptions");
        Values.flag(settings, "NoCopy", options.path("nocopy"));
        Values.map(settings, "Labels", options.path("labels"));
        if (!options.path("subpath").asText("").isEmpty()) {
            need(ApiVersion.V1_45, "volume.subpath", "26 (API 1.45)");
            Values.text(settings, "Subpath", options.path("subpath"));
        }
    }

    private void tmpfs(JsonNode volume, String target) {
        ObjectNode mount = readOnly(mount("tmpfs", "", target), volume);
        JsonNode options = volume.path("tmpfs");
        if (options.isObject()) {
            ObjectNode settings = mount.putObject("TmpfsOptions");
            Values.number(settings, "SizeBytes", options.path("size"));
            JsonNode mode = options.path("mode");
            if (Json.present(mode)) {
                settings.put("Mode", mode.isTextual() ? Integer.parseInt(mode.asText(), 8) : mode.asInt());
            }
        }
    }

    private void image(JsonNode volume, String source, String target) {
        need(ApiVersion.V1_48, "volumes of type image", "28 (API 1.48)");
        ObjectNode mount = readOnly(mount("image", source, target), volume);
        Values.text(
                mount.putObject("ImageOptions"), "Subpath", volume.path("image").path("subpath"));
    }

    /** Those that come from a file; what comes from a value is copied into the container, see {@link FileReferences}. */
    private void files(String part, String base, boolean createHostPath) {
        for (JsonNode reference : spec.at(part)) {
            String source = reference.path("source").asText();
            String file = spec.top(part, source).path("file").asText("");
            String target = FileReferences.target(reference, base);
            if (file.isEmpty() || mounts.containsKey(target)) {
                continue;
            }
            if (createHostPath) {
                mount("bind", file, target).put("ReadOnly", true);
            } else {
                mount("bind", file, target).put("ReadOnly", true).putObject("BindOptions");
            }
        }
    }

    private static String bindString(String source, String target, JsonNode volume) {
        StringBuilder bind =
                new StringBuilder(source).append(':').append(target).append(':');
        bind.append(volume.path("read_only").asBoolean(false) ? "ro" : "rw");
        String selinux = volume.path("bind").path("selinux").asText("");
        return selinux.isEmpty() ? bind.toString() : bind + "," + selinux;
    }

    private ObjectNode mount(String type, String source, String target) {
        ObjectNode mount = Json.object().put("Type", type).put("Target", target);
        if (!source.isEmpty()) {
            mount.put("Source", source);
        }
        mounts.put(target, mount);
        return mount;
    }

    private static ObjectNode readOnly(ObjectNode mount, JsonNode volume) {
        Values.flag(mount, "ReadOnly", volume.path("read_only"));
        Values.text(mount, "Consistency", volume.path("consistency"));
        return mount;
    }

    private void need(ApiVersion feature, String what, String engine) {
        if (!version.has(feature)) {
            throw Refusals.needs(spec, "volumes", what, engine, version);
        }
    }
}
