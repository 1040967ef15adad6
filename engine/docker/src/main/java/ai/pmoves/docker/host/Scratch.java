package ai.pmoves.docker.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder for a root file system that goes when it is closed, also where the step is being stopped. Its name holds the pid
 * of its maker, so that the next one removes what a killed process left.
 */
record Scratch(Path folder) implements AutoCloseable {
    private static final String PREFIX = "pmoves-base-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(?<pid>[0-9]{1,18})-.*");

    /** @param parent on a disk: a root file system is too large for a /tmp in memory, and nodev would break its device nodes */
    static Scratch below(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            all.filter(Scratch::abandoned).toList().forEach(left -> new Scratch(left).close());
        }
        return new Scratch(Files.createTempDirectory(
                parent, PREFIX + ProcessHandle.current().pid() + "-"));
    }

    private static boolean abandoned(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches()
                && !Files.isSymbolicLink(folder)
                && ProcessHandle.of(Long.parseLong(name.group("pid"))).isEmpty();
    }

    @Override
    public void close() {
        for (Path mount : mounts()) {
            run("umount", "--lazy", mount.toString());
        }
        run("rm", "--recursive", "--force", "--one-file-system", folder.toString());
    }

    /** What a bootstrap that was cut off left mounted, innermost first. */
    private List<Path> mounts() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return lines.map(line -> Path.of(line.split(" ")[4]))
                    .filter(mount -> mount.startsWith(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException noProc) {
            return List.of();
        }
    }

    /** Not as the step's command: a step that is stopped starts none any more. */
    private static void run(String... words) {
        boolean interrupted = Thread.interrupted();
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            while (true) {
                try {
                    process.waitFor();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (IOException absent) {
            return; // the next one tries again
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
