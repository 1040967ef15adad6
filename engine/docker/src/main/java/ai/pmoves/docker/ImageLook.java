package ai.pmoves.docker;

import java.util.Optional;

/**
 * An image that is looked into. The first question about a file makes a container of it, which is never started; {@link #close}
 * removes it, with its volumes.
 */
public interface ImageLook extends AutoCloseable {

    ImageFacts facts();

    /**
     * The file that a path leads to, after all links; empty where there is none, or a folder.
     *
     * @param path absolute
     * @throws ai.pmoves.kernel.PmovesException where the engine does not say
     */
    Optional<String> find(String path);

    @Override
    void close();
}
