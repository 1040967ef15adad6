package ai.pmoves.audit.internal.hardening;

import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.hardening.Control.Lack;
import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The controls of CIS Docker, section 5, and of OWASP's cheat sheet that a compose file can state. */
public final class Hardening {
    private static final Set<String> WIDE_CAPABILITIES = Set.of(
            "ALL",
            "SYS_ADMIN",
            "SYS_MODULE",
            "SYS_PTRACE",
            "SYS_RAWIO",
            "SYS_BOOT",
            "DAC_READ_SEARCH",
            "NET_ADMIN",
            "BPF");
    private static final List<String> NAMESPACES =
            List.of("network_mode", "pid", "ipc", "uts", "userns_mode", "cgroup");

    private Hardening() {}

    public static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(List.of(
                new Control("hardening.privileged", "privileged", Hardening::privileged),
                new Control("hardening.user", "user", Hardening::user),
                new Control("hardening.read-only", "read_only", Hardening::readOnly),
                new Control("hardening.capabilities-kept", "cap_drop", Hardening::kept),
                new Control("hardening.capabilities-added", "cap_add", Hardening::added),
                new Control(
                        "hardening.no-new-privileges", "security_opt", Hardening::privileges, SecurityOption::edits),
                new Control("hardening.unconfined", "security_opt", Hardening::unconfined),
                new Control("hardening.limits", "deploy.resources.limits", Hardening::limits),
                new Restarts()));
        NAMESPACES.forEach(
                key -> rules.add(new Control("hardening.host-namespace", key, service -> hosts(service, key))));
        rules.add(new Mounts());
        rules.add(new LooseOverlays(rules));
        return rules;
    }

    private static List<Lack> privileged(Service service) {
        return Control.lack(
                service.definition().path("privileged").asBoolean(),
                "is privileged: a process in it can do on this machine what root can",
                "remove privileged: true; name the devices and capabilities that it needs");
    }

    private static List<Lack> user(Service service) {
        String user = service.definition().path("user").asText("");
        boolean root = user.equals("0") || user.equals("root") || user.startsWith("0:") || user.startsWith("root:");
        return Control.lack(
                root,
                "runs as root by its compose file",
                "user: \"65532:65532\", and let that user own what it writes");
    }

    private static List<Lack> readOnly(Service service) {
        return Control.lack(
                !service.definition().path("read_only").asBoolean(),
                "has a writable root file system",
                "read_only: true, with tmpfs: [/tmp] for what it has to write");
    }

    private static List<Lack> kept(Service service) {
        return Control.lack(
                texts(service, "cap_drop").stream().noneMatch("ALL"::equals) && !privilegedAlready(service),
                "keeps the engine's default capabilities",
                "cap_drop: [ALL], and cap_add for the few that it needs");
    }

    private static List<Lack> added(Service service) {
        return texts(service, "cap_add").stream()
                .filter(WIDE_CAPABILITIES::contains)
                .map(name -> new Lack(
                        name,
                        "is given " + name + ", which reaches beyond the container",
                        "remove it, or say why by a suppression"))
                .toList();
    }

    private static List<Lack> privileges(Service service) {
        boolean set = texts(service, "security_opt").stream()
                .anyMatch(option -> option.equals("NO-NEW-PRIVILEGES") || option.matches("NO-NEW-PRIVILEGES[:=]TRUE"));
        return Control.lack(!set, "lets programs gain rights by setuid", SecurityOption.fix(service));
    }

    private static List<Lack> unconfined(Service service) {
        return texts(service, "security_opt").stream()
                .filter(option -> option.matches("(SECCOMP|APPARMOR|SYSTEMPATHS|LABEL)[:=](UNCONFINED|DISABLE)"))
                .map(option -> option.toLowerCase(Locale.ROOT))
                .map(option ->
                        new Lack(option, "switches a fence off: " + option, "remove it, or name a profile of your own"))
                .toList();
    }

    private static List<Lack> limits(Service service) {
        JsonNode limits = service.definition().path("deploy").path("resources").path("limits");
        boolean memory = limits.has("memory") || service.definition().has("mem_limit");
        return Control.lack(
                !memory,
                "has no limit of memory: one leak takes the whole machine down",
                "deploy: {resources: {limits: {memory: 512M}}}");
    }

    private static List<Lack> hosts(Service service, String key) {
        return Control.lack(
                service.definition().path(key).asText("").equals("host"),
                "shares the host's " + key.replace("_mode", "") + " namespace",
                "remove " + key + ": host");
    }

    private static boolean privilegedAlready(Service service) {
        return service.definition().path("privileged").asBoolean();
    }

    private static List<String> texts(Service service, String key) {
        List<String> texts = new ArrayList<>();
        service.definition()
                .path(key)
                .forEach(entry ->
                        texts.add(entry.asText().toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "")));
        return texts;
    }
}
