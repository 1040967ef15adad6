package ai.pmoves.audit.internal.tree;

import java.nio.file.Path;
import java.util.Set;

/** The files that git tracks in a workspace, absolute; none where there is no git. */
public record TrackedFiles(Set<Path> files) {

    public TrackedFiles {
        files = Set.copyOf(files);
    }

    /** Read once for a workspace, without git's help. */
    public static TrackedFiles of(WorkspaceTree tree) {
        return tree.once(
                TrackedFiles.class,
                all -> new TrackedFiles(GitIndex.of(all.root()).orElse(Set.of())));
    }
}
