package ai.pmoves.audit;

import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Resolution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What is audited.
 *
 * @param resolution the stack: merged, interpolated, profiled, with what was found while its files were read
 * @param root the workspace around it, absolute: the repository's root, or the stack's own folder where there is none
 * @param tree the files around the stack
 * @param images looks at the images of the stack, if that was asked for
 * @param live looks at what runs of it, if that was asked for
 */
public record Target(Resolution resolution, Path root, WorkspaceTree tree, Images images, Live live) {

    public Target {
        root = root.toAbsolutePath().normalize();
    }

    public Target(Resolution resolution, Path root) {
        this(resolution, root, new WorkspaceTree(root), Images.NONE, Live.NONE);
    }

    /** The same, with somebody who looks at images. */
    public Target with(Images looking) {
        return new Target(resolution, root, tree, looking, live);
    }

    /** The same, with somebody who looks at what runs. */
    public Target with(Live looking) {
        return new Target(resolution, root, tree, images, looking);
    }

    /** The stack with the repository that it lies in; with its own folder where it lies in none. */
    public static Target around(Resolution resolution) {
        Project project = resolution.project();
        Path folder = project == null ? Path.of("") : project.directory();
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return new Target(resolution, at);
            }
        }
        return new Target(resolution, folder);
    }

    /** The stack's model. @throws NullPointerException where its files could not be read at all; {@link Audit} asks no rule then */
    public Project project() {
        return Objects.requireNonNull(resolution.project());
    }
}
