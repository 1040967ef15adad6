package ai.pmoves.audit.internal.images;

import ai.pmoves.audit.internal.tree.WorkspaceTree;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What lies in a Git submodule is missing in every checkout that has not fetched it, and says nothing of the build. */
final class Submodules {
    private static final Pattern PATH = Pattern.compile("(?m)^\\s*path\\s*=\\s*(.+?)\\s*$");

    private Submodules() {}

    static boolean holds(WorkspaceTree tree, Path path) {
        return tree.text(tree.root().resolve(".gitmodules")).stream()
                .flatMap(text -> PATH.matcher(text).results())
                .anyMatch(found -> path.normalize().startsWith(tree.root().resolve(found.group(1))));
    }
}
