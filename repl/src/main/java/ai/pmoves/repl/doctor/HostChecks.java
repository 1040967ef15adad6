package ai.pmoves.repl.doctor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine under it all. */
final class HostChecks {
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
    private static final long LEAST_KIB = 512 << 10;
    private static final double SKEW_SECONDS = 2;
    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

    private HostChecks() {}

    static List<Finding> memory(Machine machine) {
        Matcher available =
                AVAILABLE.matcher(machine.read(Path.of("/proc/meminfo")).orElse(""));
        if (!available.find()) {
            return List.of();
        }
        long kib = Long.parseLong(available.group(1));
        return kib < LEAST_KIB
                ? List.of(Finding.warn(
                        "memory",
                        "only " + (kib >> 10) + " MiB of memory are available",
                        "stop what is not needed, or add swap"))
                : List.of(Finding.ok("memory", (kib >> 10) + " MiB available"));
    }

    static List<Finding> cgroups(Machine machine) {
        boolean second =
                machine.file(Path.of("/sys/fs/cgroup/cgroup.controllers")).isPresent();
        boolean first = machine.file(Path.of("/sys/fs/cgroup/memory")).isPresent();
        if (second || first) {
            return List.of(Finding.ok("cgroups", second ? "version 2" : "version 1"));
        }
        return machine.file(Path.of("/sys/fs/cgroup")).isPresent()
                ? List.of(Finding.warn(
                        "cgroups",
                        "there is no memory controller: limits of memory have no effect",
                        "boot with systemd.unified_cgroup_hierarchy=1 (or cgroup_enable=memory)"))
                : List.of();
    }

    static List<Finding> clock(Machine machine) {
        if (machine.now().isBefore(WRITTEN)) {
            return List.of(Finding.fail(
                    "clock",
                    "the clock says " + machine.now() + ", which is long past: certificates and schedules fail",
                    "sudo timedatectl set-ntp true"));
        }
        double difference = machine.clockDifference();
        return Math.abs(difference) > SKEW_SECONDS
                ? List.of(Finding.fail(
                        "clock",
                        String.format(
                                Locale.ROOT,
                                "the file system's clock is %.0f s away from this machine's: drift after sleep?",
                                difference),
                        "sudo hwclock -s (WSL), or sudo timedatectl set-ntp true"))
                : List.of();
    }

    static List<Finding> wslFolder(Machine machine) {
        boolean wsl = machine.read(Path.of("/proc/sys/kernel/osrelease"))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("microsoft");
        return wsl && machine.directory().toString().matches("/mnt/[a-z](/.*)?")
                ? List.of(Finding.warn(
                        "wsl-folder",
                        machine.directory()
                                + " is on the Windows drive: slow, without file events, modes or safe locks",
                        "clone it into your home folder of the distribution instead (cd ~ && git clone ...)"))
                : List.of();
    }

    /** A checkout by Windows' Git ends lines with CR LF, and shells take the CR as part of the last word. */
    static List<Finding> lineEnds(Machine machine) {
        return machine.children(machine.directory().resolve("runbooks")).stream()
                        .filter(file -> file.toString().endsWith(".groovy")
                                || file.toString().endsWith(".sh"))
                        .anyMatch(file -> machine.read(file).orElse("").contains("\r\n"))
                ? List.of(Finding.warn(
                        "line-ends",
                        "files in runbooks/ end their lines with CR LF: shell commands in them fail",
                        "git config core.autocrlf input && git rm -r --cached -q . && git reset --hard"))
                : List.of();
    }
}
