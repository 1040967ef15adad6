package ai.pmoves.platforms;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kernel, architecture, distribution, memory, control groups, init. */
final class SystemFacts {
    private static final Pattern MEMORY = Pattern.compile("(?m)^(MemTotal|SwapTotal):\\s+(\\d+) kB");
    private static final Pattern PRETTY = Pattern.compile("(?m)^PRETTY_NAME=\"?([^\"\\n]*)");

    private SystemFacts() {}

    static void read(Machine machine, Map<String, String> facts) {
        machine.text("proc/sys/kernel/osrelease").ifPresent(release -> facts.put("kernel", release));
        facts.put("architecture", architecture(machine));
        machine.text("etc/os-release")
                .map(PRETTY::matcher)
                .filter(Matcher::find)
                .ifPresent(name -> facts.put("distribution", name.group(1)));
        machine.text("proc/meminfo").ifPresent(text -> {
            Matcher line = MEMORY.matcher(text);
            while (line.find()) {
                String fact = line.group(1).equals("MemTotal") ? "memory.mb" : "swap.mb";
                facts.put(fact, String.valueOf(Long.parseLong(line.group(2)) / 1024));
            }
        });
        facts.put("cgroup", machine.has("sys/fs/cgroup/cgroup.controllers") ? "v2" : "v1");
        facts.put("init", machine.has("run/systemd/system") ? "systemd" : "other");
    }

    /** {@code uname -m}: from the kernel (6.1 and newer), else from how it lists its processors, else of this JVM. */
    private static String architecture(Machine machine) {
        return machine.text("proc/sys/kernel/arch")
                .or(() -> machine.text("proc/cpuinfo").map(SystemFacts::fromProcessors))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> System.getProperty("os.arch", "").equals("aarch64") ? "aarch64" : "x86_64");
    }

    private static String fromProcessors(String list) {
        return list.contains("vendor_id") ? "x86_64" : list.contains("CPU architecture: 8") ? "aarch64" : "";
    }
}
