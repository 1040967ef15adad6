package ai.pmoves.compose.preflight;

import ai.pmoves.kernel.ForeignFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a path is missing only because a Git submodule has not been fetched. */
final class Submodules {
    private static final Pattern PATH = Pattern.compile("(?m)^\\s*path\\s*=\\s*(.+?)\\s*$");

    private static final int MOST_BYTES = 1 << 20;

    private Submodules() {}

    /** The command, typed in {@code here}, that fetches the submodule at or above the path. */
    static Optional<String> fetching(Path path, Path here) {
        for (Path folder = path.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            Path list = folder.resolve(".gitmodules");
            if (Files.isRegularFile(list)) {
                Path root = folder;
                try {
                    return PATH.matcher(ForeignFile.text(list, MOST_BYTES))
                            .results()
                            .map(found -> found.group(1))
                            .filter(module -> path.toAbsolutePath().normalize().startsWith(root.resolve(module)))
                            .findFirst()
                            .map(module -> "git " + (root.equals(here) ? "" : "-C " + Examples.word(here, root) + " ")
                                    + "submodule update --init '" + module + "'");
                } catch (IOException unreadable) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
