package ai.pmoves.platforms;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** On what file system the working directory lies: one shared with Windows is slow, has no change events and no safe locks. */
final class FolderFacts {
    private FolderFacts() {}

    static void read(Machine machine, Map<String, String> facts) {
        machine.variable("PWD").ifPresent(folder -> {
            fileSystem(machine, folder).ifPresent(type -> facts.put("folder.filesystem", type));
            if (facts.containsKey("wsl") && folder.matches("/mnt/[a-z](/.*)?")) {
                facts.put("folder.windows", folder);
            }
        });
    }

    /** The type of the mount with the longest path above the folder ({@code /proc/mounts}: device, path, type, options). */
    private static Optional<String> fileSystem(Machine machine, String folder) {
        return machine.text("proc/mounts")
                .or(() -> machine.text("proc/self/mounts"))
                .flatMap(mounts -> mounts.lines()
                        .map(line -> line.split(" "))
                        .filter(parts -> parts.length > 2 && above(parts[1], folder))
                        .max(Comparator.comparing(parts -> parts[1].length()))
                        .map(parts -> parts[2]));
    }

    private static boolean above(String mount, String folder) {
        return mount.equals("/") || folder.equals(mount) || folder.startsWith(mount + "/");
    }
}
