package ai.pmoves.audit.internal.environment;

import ai.pmoves.kernel.Location;
import java.nio.file.Path;

/**
 * A place where a script or a Makefile reads an env file by itself.
 *
 * @param asked the file that is named, absolute
 * @param file what is there to be read: the same, or its template
 * @param exported whether what make includes is in the environment of its recipes
 */
record EnvLoad(Path asked, Path file, How how, Location where, boolean exported) {
    enum How {
        /** {@code . FILE} of a shell. */
        SOURCE,
        /** {@code export $(grep … FILE | xargs)}. */
        WORDS,
        /** {@code include FILE} of make. */
        INCLUDE
    }
}
