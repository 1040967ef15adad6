package ai.pmoves.audit.internal.hardening;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Mounts that hand the machine to a container: the engine's socket, system folders, propagation back to the host. */
final class Mounts implements Rule {
    private static final Set<String> SYSTEM =
            Set.of("/", "/boot", "/dev", "/etc", "/lib", "/proc", "/root", "/sys", "/usr", "/var", "/var/lib/docker");
    private static final Set<String> SOCKETS = Set.of("docker.sock", "containerd.sock", "podman.sock", "crio.sock");

    @Override
    public List<String> ids() {
        return List.of("hardening.engine-socket", "hardening.system-mount", "hardening.shared-propagation");
    }

    @Override
    public void check(Target target, Findings findings) {
        target.project().services().values().forEach(service -> {
            int index = 0;
            for (JsonNode mount : service.definition().path("volumes")) {
                String path = "services." + service.name() + ".volumes." + index++;
                if (mount.path("type").asText().equals("bind")) {
                    bind(target, findings, service, mount, path);
                }
            }
        });
    }

    private static void bind(Target target, Findings findings, Service service, JsonNode mount, String path) {
        String source = mount.path("source").asText();
        boolean writes = !mount.path("read_only").asBoolean();
        String who = "'" + service.name() + "' ";
        var where = target.project().where(path).orElse(null);
        String subject = "services." + service.name() + ".volumes."
                + mount.path("target").asText();
        if (SOCKETS.contains(source.substring(source.lastIndexOf('/') + 1))) {
            findings.add(
                    "hardening.engine-socket",
                    subject,
                    where,
                    who + "is given the engine's socket " + source
                            + ", which is root on this machine, read-only or not",
                    "put a proxy that lets only the needed calls pass between them");
        } else if (SYSTEM.contains(source.length() > 1 ? source.replaceFirst("/+$", "") : source)) {
            findings.add(
                    "hardening.system-mount",
                    subject,
                    where,
                    who + (writes ? "can write to " : "can read all of ") + source + " of this machine",
                    writes ? "mount the one folder that it needs, read-only" : "mount only what it reads");
        }
        String propagation = mount.path("bind").path("propagation").asText("");
        if (propagation.endsWith("shared")) {
            findings.add(
                    "hardening.shared-propagation",
                    subject,
                    where,
                    who + "mounts back into this machine: what it mounts below " + source + " appears here ("
                            + propagation + ")",
                    "use rslave or private");
        }
    }
}
