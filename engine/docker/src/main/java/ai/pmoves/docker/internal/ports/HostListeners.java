package ai.pmoves.docker.internal.ports;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The processes of this host that have a port, as far as /proc tells; none where there is no /proc. */
public final class HostListeners {
    private final Path proc;

    public HostListeners(Path proc) {
        this.proc = proc;
    }

    public List<Listener> list() {
        Map<String, List<ProcNet.Socket>> found = new HashMap<>();
        for (String protocol : List.of("tcp", "udp")) {
            List<ProcNet.Socket> sockets = new ArrayList<>(read(protocol));
            sockets.addAll(read(protocol + "6"));
            found.put(protocol, sockets);
        }
        Map<Long, Long> owners = found.values().stream().allMatch(List::isEmpty) ? Map.of() : owners();
        List<Listener> listeners = new ArrayList<>();
        found.forEach((protocol, sockets) -> sockets.forEach(socket -> listeners.add(
                new Listener(socket.address(), socket.port(), protocol, name(owners.get(socket.inode())), ""))));
        return listeners;
    }

    private List<ProcNet.Socket> read(String table) {
        try {
            return ProcNet.waiting(Files.readAllLines(proc.resolve("net").resolve(table)));
        } catch (IOException none) {
            return List.of();
        }
    }

    private String name(@org.jspecify.annotations.Nullable Long pid) {
        if (pid == null) {
            return "a process of another user";
        }
        try {
            return Files.readString(proc.resolve(pid.toString()).resolve("comm"))
                            .strip() + " (pid " + pid + ")";
        } catch (IOException gone) {
            return "pid " + pid;
        }
    }

    private Map<Long, Long> owners() {
        Map<Long, List<String>> links = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                links.put(Long.parseLong(process.getFileName().toString()), descriptors(process.resolve("fd")));
            }
        } catch (IOException none) {
            return Map.of();
        }
        return ProcNet.pidByInode(links);
    }

    private static List<String> descriptors(Path folder) {
        List<String> targets = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(folder)) {
            for (Path descriptor : descriptors) {
                targets.add(target(descriptor));
            }
        } catch (IOException notOurs) {
            return targets;
        }
        return targets;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
