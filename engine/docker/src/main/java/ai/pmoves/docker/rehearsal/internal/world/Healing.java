package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * What a running container would be, had the fault of an earlier call never struck it: faults belong to the call that names
 * them, the world outlives it. Pure.
 */
final class Healing {
    private Healing() {}

    /**
     * @param part as it is now
     * @param publish gives it the ports that it asks for
     */
    static Container of(Container container, Part part, UnaryOperator<Container> publish, Instant now) {
        Container healed = part.publishes() && container.ports().isEmpty() ? publish.apply(container) : container;
        Health health = container.state().health();
        if (health == null || !health.status().equals("unhealthy") || !part.willBeReady() || part.realTime()) {
            return healed;
        }
        Part.Outcome passed = part.test(part.readyAfter());
        Probe probe = new Probe(now, now, passed.exitCode(), passed.output());
        return healed.with(healed.state().with(health.after(probe, 1, false)));
    }
}
