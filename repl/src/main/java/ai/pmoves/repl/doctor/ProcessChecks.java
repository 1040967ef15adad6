package ai.pmoves.repl.doctor;

import ai.pmoves.repl.screen.Screen;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This process: its JVM, its environment, its limits. */
final class ProcessChecks {
    private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+(\\d+)");
    private static final int FEWEST_OPEN_FILES = 1024;

    private ProcessChecks() {}

    static List<Finding> java(Machine machine) {
        int major = machine.javaMajor();
        return List.of(
                major >= 25
                        ? Finding.ok("jdk", "JDK " + major)
                        : Finding.ok("jdk", "JDK " + major + " (25 starts faster)"));
    }

    static List<Finding> options(Machine machine) {
        String ours = machine.environment().getOrDefault("PMOVES_JAVA_OPTS", "");
        return ours.contains("-Xrs")
                ? List.of(Finding.fail(
                        "jvm-options",
                        "PMOVES_JAVA_OPTS has -Xrs: ^C would end a run without letting its steps finish",
                        "take -Xrs out of PMOVES_JAVA_OPTS"))
                : List.of();
    }

    static List<Finding> locale(Machine machine) {
        return Screen.speaksUtf8(machine.environment())
                ? List.of(Finding.ok("locale", "UTF-8"))
                : List.of(Finding.warn(
                        "locale", "the locale has no UTF-8: output is drawn in ASCII", "export LANG=C.UTF-8"));
    }

    static List<Finding> zone(Machine machine) {
        String zone = machine.environment().getOrDefault("TZ", "");
        String plain = zone.startsWith(":") ? zone.substring(1) : zone;
        if (plain.isEmpty() || plain.startsWith("/")) {
            return List.of(Finding.ok("time-zone", ZoneId.systemDefault().getId()));
        }
        try {
            return List.of(
                    Finding.ok("time-zone", ZoneId.of(plain, ZoneId.SHORT_IDS).getId()));
        } catch (DateTimeException e) {
            return List.of(Finding.warn(
                    "time-zone",
                    "TZ=" + zone + " is no time zone: times are shown in UTC",
                    "export TZ=Europe/Paris, or unset TZ"));
        }
    }

    static List<Finding> openFiles(Machine machine) {
        Matcher limit =
                OPEN_FILES.matcher(machine.read(Path.of("/proc/self/limits")).orElse(""));
        return limit.find() && Long.parseLong(limit.group(1)) < FEWEST_OPEN_FILES
                ? List.of(Finding.warn(
                        "open-files",
                        "only " + limit.group(1) + " files may be open at once; a stack of many services needs more",
                        "ulimit -n 4096"))
                : List.of();
    }
}
