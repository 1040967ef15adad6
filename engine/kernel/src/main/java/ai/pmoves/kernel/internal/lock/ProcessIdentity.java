package ai.pmoves.kernel.internal.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells a process from a later one that got the same pid.
 *
 * @param started when it was started, in a form that only compares: clock ticks since {@code boot}
 * @param boot which start of the machine
 * @param host the machine's name
 */
public record ProcessIdentity(long pid, String started, String boot, String host) {
    private static final int STATE = 0;
    private static final int GROUP = 2;
    private static final int START_TIME = 19;
    private static final String ZOMBIE = "Z";
    private static final String BOOT = firstLine(Path.of("/proc/sys/kernel/random/boot_id"));
    private static final String HOST = hostName();

    public static ProcessIdentity own() {
        return of(ProcessHandle.current().pid());
    }

    /** As it is now; {@code started} is empty where there is no such process. */
    public static ProcessIdentity of(long pid) {
        return new ProcessIdentity(pid, startOf(pid), BOOT, HOST);
    }

    /**
     * Whether this very process still runs on this machine. One of another machine, or of before a reboot, is none that we may
     * wait for or signal, whoever has its pid here.
     */
    public boolean alive() {
        return boot.equals(BOOT) && !started.isEmpty() && started.equals(startOf(pid));
    }

    /** Whether it is of another machine, so that nobody here can tell how it fares. */
    boolean elsewhere() {
        return !boot.equals(BOOT) && !host.equals(HOST);
    }

    /** The process group of a living process, -1 if there is none such. */
    public static long groupOf(long pid) {
        String[] fields = statistics(pid);
        return fields.length == 0 || fields[STATE].equals(ZOMBIE) ? -1 : Long.parseLong(fields[GROUP]);
    }

    private static String startOf(long pid) {
        String[] fields = statistics(pid);
        if (fields.length == 0) {
            Optional<ProcessHandle> handle = ProcessHandle.of(pid);
            return handle.flatMap(process -> process.info().startInstant())
                    .map(Object::toString)
                    .orElse("");
        }
        return fields[STATE].equals(ZOMBIE) ? "" : fields[START_TIME];
    }

    /** The fields after the name, which may hold blanks and parentheses; empty where there is no such process. */
    private static String[] statistics(long pid) {
        String line = firstLine(Path.of("/proc/" + pid + "/stat"));
        int name = line.lastIndexOf(')');
        return name < 0 ? new String[0] : line.substring(name + 2).split(" ");
    }

    private static String hostName() {
        String name = firstLine(Path.of("/proc/sys/kernel/hostname"));
        return name.isEmpty() ? "localhost" : name;
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
