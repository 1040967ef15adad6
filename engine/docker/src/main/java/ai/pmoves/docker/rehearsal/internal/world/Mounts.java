package ai.pmoves.docker.rehearsal.internal.world;

import ai.pmoves.docker.rehearsal.internal.world.Container.Mount;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a container is asked to mount, made plain; volumes that do not exist are made, as the engine does. */
final class Mounts {
    private final Volumes volumes;
    private final Script script;

    Mounts(Volumes volumes, Script script) {
        this.volumes = volumes;
        this.script = script;
    }

    List<Mount> of(ObjectNode config, ObjectNode hostConfig) {
        List<Mount> mounts = new ArrayList<>();
        hostConfig.path("Binds").forEach(bind -> mounts.add(bind(bind.asText())));
        hostConfig.path("Mounts").forEach(mount -> mounts.add(mount(mount)));
        config.path("Volumes").fieldNames().forEachRemaining(target -> {
            if (mounts.stream().noneMatch(m -> m.target().equals(target))) {
                mounts.add(volume("", target, "", true));
            }
        });
        return List.copyOf(mounts);
    }

    private Mount bind(String text) {
        String[] parts = text.split(":");
        if (parts.length < 2 || parts.length > 3) {
            throw new EngineError(400, "invalid volume specification: '" + text + "'");
        }
        String mode = parts.length == 3 ? parts[2] : "";
        boolean writable = !List.of(mode.split(",")).contains("ro");
        return parts[0].startsWith("/")
                ? new Mount("bind", "", parts[0], parts[1], mode, writable)
                : volume(parts[0], parts[1], mode.isEmpty() ? "z" : mode, writable);
    }

    private Mount mount(JsonNode mount) {
        String type = mount.path("Type").asText();
        String source = mount.path("Source").asText("");
        String target = mount.path("Target").asText("");
        boolean writable = !mount.path("ReadOnly").asBoolean();
        if (target.isEmpty()) {
            throw new EngineError(
                    400, "invalid mount config for type \"" + type + "\": field Target must not be empty");
        }
        if (type.equals("volume")) {
            return volume(source, target, "z", writable);
        }
        boolean create = mount.path("BindOptions").path("CreateMountpoint").asBoolean();
        if (type.equals("bind") && !create && !script.exists(Path.of(source))) {
            throw new EngineError(
                    400, "invalid mount config for type \"bind\": bind source path does not exist: " + source);
        }
        return new Mount(type, "", source, target, "", writable);
    }

    private Mount volume(String name, String target, String mode, boolean writable) {
        Volume volume = name.isEmpty() ? volumes.anonymous() : volumes.ensure(name, Json.object());
        return new Mount("volume", volume.name(), volume.mountpoint(), target, mode, writable);
    }
}
