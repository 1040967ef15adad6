package ai.pmoves.docker.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What this machine is, as far as installing an engine goes.
 *
 * @param release {@code /etc/os-release} as a map: ID, ID_LIKE, VERSION_CODENAME ...
 * @param root whether this process may install packages
 * @param systemd whether systemd is running (not merely installed)
 * @param path the folders of PATH, with the system folders that a user's PATH may lack
 */
public record Host(Map<String, String> release, boolean root, boolean systemd, List<Path> path) {

    public Host {
        release = Map.copyOf(release);
        path = List.copyOf(path);
    }

    /** Looks at the file system below {@code root}: {@code /}, or a copy of its layout. */
    public static Host detect(Path root, Map<String, String> environment, boolean superuser) {
        List<Path> folders = new ArrayList<>();
        for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
            if (!folder.isBlank()) {
                folders.add(root.resolve(folder.startsWith("/") ? folder.substring(1) : folder));
            }
        }
        List.of("usr/sbin", "sbin", "usr/bin").forEach(folder -> folders.add(root.resolve(folder)));
        return new Host(
                releaseOf(root.resolve("etc/os-release")),
                superuser,
                Files.isDirectory(root.resolve("run/systemd/system")),
                folders.stream().distinct().toList());
    }

    /** This machine. */
    public static Host here() {
        return detect(Path.of("/"), System.getenv(), "root".equals(System.getProperty("user.name")));
    }

    /** Debian and what descends from it: apt, docker.io, debootstrap. */
    public boolean debian() {
        String id = release.getOrDefault("ID", "");
        return id.equals("debian")
                || List.of(release.getOrDefault("ID_LIKE", "").split(" ")).contains("debian");
    }

    public String title() {
        return release.getOrDefault("PRETTY_NAME", release.getOrDefault("ID", "this system"));
    }

    /** The program's file in {@code path}. */
    public Optional<Path> program(String name) {
        return path.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Map<String, String> releaseOf(Path file) {
        Map<String, String> values = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(
                            line.substring(0, equals),
                            line.substring(equals + 1).replace("\"", ""));
                }
            }
        } catch (IOException unreadable) {
            return Map.of();
        }
        return values;
    }
}
