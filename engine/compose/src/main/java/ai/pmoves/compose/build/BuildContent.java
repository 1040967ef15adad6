package ai.pmoves.compose.build;

import java.nio.file.Path;
import java.util.List;

/**
 * What an image would be built from now: the {@code build} section, the Dockerfile, and every file of its contexts that
 * {@code .dockerignore} lets through. Two builds with equal digests build the same; times and owners of files do not count, as
 * they do not for Docker. What a remote context holds is not looked at.
 *
 * @param digest SHA-256 over all of it, in lower-case hexadecimal
 * @param unreadable files and folders that a build would need and that cannot be read
 */
public record BuildContent(String digest, List<Path> unreadable) {
    /** On images that were built here: the digest of what they were built from. */
    public static final String LABEL = "ai.pmoves.build";

    public BuildContent {
        unreadable = List.copyOf(unreadable);
    }
}
