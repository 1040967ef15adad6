package ai.pmoves.docker.testing;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends what an engine left running, unmounts what it left mounted, deletes its bridges and what it left lying about. */
final class Remains {
    private Remains() {}

    /** @param pool the second byte of the 10.x networks that the engine gave out, which no other interface of this host has */
    static void clean(Process daemon, Path folder, int pool) throws IOException, InterruptedException {
        daemon.destroy();
        if (!daemon.waitFor(40, TimeUnit.SECONDS)) {
            daemon.destroyForcibly().waitFor();
        }
        for (ProcessHandle process : List.copyOf(ofFolder(folder))) {
            process.children().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .exceptionally(e -> process)
                    .join();
        }
        for (String mount : mountsBelow(folder)) {
            new ProcessBuilder("umount", "-l", mount)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
        for (String bridge : bridgesOf(pool)) {
            new ProcessBuilder("ip", "link", "delete", bridge)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
        new ProcessBuilder("rm", "-rf", "--one-file-system", folder.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** An engine leaves the bridges of its networks behind when it ends. */
    private static List<String> bridgesOf(int pool) throws IOException {
        return NetworkInterface.networkInterfaces()
                .filter(one -> one.getName().startsWith("br-"))
                .filter(one -> one.inetAddresses()
                        .anyMatch(address -> address.getHostAddress().startsWith("10." + pool + ".")))
                .map(NetworkInterface::getName)
                .toList();
    }

    /** containerd and its shims: their command lines name the folder. */
    private static List<ProcessHandle> ofFolder(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process.pid()).contains(folder + "/"))
                .toList();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private static List<String> mountsBelow(Path folder) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return lines.map(line -> line.split(" ")[4])
                    .filter(mount -> mount.startsWith(folder + "/"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
