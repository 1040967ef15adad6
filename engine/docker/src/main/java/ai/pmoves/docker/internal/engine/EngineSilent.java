package ai.pmoves.docker.internal.engine;

import ai.pmoves.kernel.Durations;
import java.io.IOException;
import java.time.Duration;

/** Something accepts connections there and never answers: an engine that hangs. */
final class EngineSilent extends IOException {
    private static final long serialVersionUID = 1L;

    EngineSilent(Duration limit) {
        super("accepts connections and does not answer (GET /_ping, " + Durations.words(limit) + ")");
    }
}
