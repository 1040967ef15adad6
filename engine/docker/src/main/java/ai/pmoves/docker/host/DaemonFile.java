package ai.pmoves.docker.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pid file of a daemon that we started: its pid, when it was started (in clock ticks since the boot), and which boot that was.
 * The daemon writes it itself before it becomes what it is to be, so that whoever started it may be killed at any moment; and a
 * process that got the same pid later is not taken for it.
 *
 * @param root {@code /}, or a folder that stands for it
 */
record DaemonFile(Path file, Path root) {
    private static final int STATE = 0;
    private static final int START_TIME = 19;
    /** Ended, and not yet asked for by its parent: where the first process of a container asks for nobody, it stays so. */
    private static final String ZOMBIE = "Z";

    /** Lets go of a file whose daemon is gone: who has its pid now would pass for running. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A command that starts the program as a daemon.
     *
     * @param log where its output goes
     */
    List<String> start(Path program, Path log) {
        List<String> words = new ArrayList<>(List.of(
                "start-stop-daemon",
                "--start",
                "--background",
                "--pidfile",
                file.toString(),
                "--output",
                log.toString(),
                "--startas",
                "/bin/sh",
                "--"));
        words.add("-c");
        words.add(
                "set -- \"$1\" \"$2\" $(cat /proc/$$/stat) && echo \"$$ ${24} $(cat /proc/sys/kernel/random/boot_id)\" >\"$1.new\""
                        + " && mv \"$1.new\" \"$1\" && exec \"$2\"");
        words.addAll(List.of("sh", file.toString(), program.toString()));
        return words;
    }

    /** The pid of the daemon, if that very process still runs. */
    Optional<Long> running() {
        String[] written = read(file).split("\\s+");
        if (written.length < 3 || !written[0].matches("[0-9]{1,18}") || !written[2].equals(boot())) {
            return Optional.empty();
        }
        long pid = Long.parseLong(written[0]);
        return startOf(pid).equals(written[1]) ? Optional.of(pid) : Optional.empty();
    }

    /** Whether it was started and runs no more. */
    boolean ended() {
        return Files.exists(file) && running().isEmpty();
    }

    private String boot() {
        return read(root.resolve("proc/sys/kernel/random/boot_id"));
    }

    /** Behind the name, which may hold blanks and parentheses; empty where no such process runs. */
    private String startOf(long pid) {
        String line = read(root.resolve("proc").resolve(Long.toString(pid)).resolve("stat"));
        int name = line.lastIndexOf(')');
        String[] fields = name < 0 ? new String[0] : line.substring(name + 2).split(" ");
        return fields.length <= START_TIME || fields[STATE].equals(ZOMBIE) ? "" : fields[START_TIME];
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException none) {
            return "";
        }
    }
}
