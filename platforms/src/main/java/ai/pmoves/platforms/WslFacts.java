package ai.pmoves.platforms;

import java.util.Locale;
import java.util.Map;

/** Whether this is the Windows Subsystem for Linux; its kernel says so in its release. */
final class WslFacts {
    private WslFacts() {}

    static void read(Machine machine, Map<String, String> facts) {
        String kernel = facts.getOrDefault("kernel", "").toLowerCase(Locale.ROOT);
        if (kernel.contains("microsoft")) {
            // WSL 1 has no kernel of its own and reports 4.4.0-...-Microsoft; no container engine runs there
            facts.put("wsl", kernel.startsWith("4.4.0-") ? "1" : "2");
            machine.variable("WSL_DISTRO_NAME").ifPresent(name -> facts.put("wsl.distribution", name));
            facts.put("wsl.interop", String.valueOf(machine.has("proc/sys/fs/binfmt_misc/WSLInterop")));
        }
    }
}
