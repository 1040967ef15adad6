package ai.pmoves.docker.internal.ready;

import ai.pmoves.docker.internal.engine.EngineGone;
import java.util.Optional;

/** What one who waits for a container learns. */
sealed interface Signal {

    record Looked(Snapshot snapshot) implements Signal {}

    /** The container does not exist any more. */
    record Vanished() implements Signal {}

    record Started() implements Signal {}

    record Died(int exitCode) implements Signal {}

    /** A container that it depends on ended; it may come back. */
    record DependencyDied(String container, Expectation its, int exitCode) implements Signal {}

    /** A container that it depends on ended, and nothing brings that one back. */
    record DependencyGone(Snapshot dependency, String service, int exitCode) implements Signal {}

    record RanOutOfMemory() implements Signal {}

    /** The engine's own check said so. */
    record EngineHealth(boolean healthy) implements Signal {}

    /**
     * Our run of the check ended.
     *
     * @param impossible why it cannot pass however long one waits; empty where it may
     * @param hung it was given up, and what it started in the container goes on
     */
    record Probed(boolean passed, String output, Optional<String> impossible, boolean hung, long tookMillis)
            implements Signal {}

    /** It has run undisturbed for the window in which a broken one falls over. */
    record Settled() implements Signal {}

    /** @param missing what is wrong with its declared ports; empty where all are published and accept */
    record PortsTried(Optional<PortTrouble> missing) implements Signal {}

    record TimeUp() implements Signal {}

    /** One look is due: the event stream was interrupted, or it is time for the slow look that backs the events. */
    record Look() implements Signal {}

    record EngineLost(EngineGone cause) implements Signal {}

    record Stop() implements Signal {}
}
