package ai.pmoves.compose.internal.check;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two mounts on one target; a bind has a source. */
final class MountCheck implements ServiceCheck {
    private final Problems problems;

    MountCheck(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void check(String name, YamlMap service) {
        Map<String, String> mounts = new HashMap<>();
        YamlNode tmpfs = service.get("tmpfs");
        List<YamlNode> items = tmpfs != null && tmpfs.asText() != null ? List.of(tmpfs) : Values.items(tmpfs);
        for (int i = 0; i < items.size(); i++) {
            String target = String.valueOf(items.get(i).asText()).split(":", 2)[0];
            mount("services." + name + ".tmpfs[" + i + "]", target, items.get(i).where(), mounts);
        }
        List<YamlNode> volumes = Values.items(service.get("volumes"));
        for (int i = 0; i < volumes.size(); i++) {
            if (!(volumes.get(i) instanceof YamlMap volume)) {
                continue;
            }
            String target = volume.text("target");
            if (target != null) {
                mount("services." + name + ".volumes[" + i + "]", target, volume.where(), mounts);
            }
            if ("bind".equals(volume.text("type")) && !volume.has("source")) {
                problems.error(
                        "mount",
                        "invalid mount config for type \"bind\": field Source must not be empty",
                        volume.where(),
                        "add source:");
            }
        }
    }

    private void mount(String here, String target, Location where, Map<String, String> mounts) {
        String before = mounts.putIfAbsent(target, here);
        if (before != null) {
            problems.error("mount", here + ": target " + target + " already mounted as " + before, where, null);
        }
    }
}
