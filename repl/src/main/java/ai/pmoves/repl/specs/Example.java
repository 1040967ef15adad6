package ai.pmoves.repl.specs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One example of a specification, and how it ended.
 *
 * @param specification the name of its class
 * @param failure why it failed, or null
 * @param skipped why it was not run, or null
 */
public record Example(
        String specification,
        String name,
        Duration took,
        @Nullable Throwable failure,
        @Nullable String skipped) {}
