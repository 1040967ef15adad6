package ai.pmoves.kernel.internal.decide;

import ai.pmoves.kernel.KeyComponent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result that may stand. */
public record Success(
        String run,
        Instant at,
        List<KeyComponent> components,
        @Nullable Object output) {
    public Success {
        components = List.copyOf(components);
    }
}
