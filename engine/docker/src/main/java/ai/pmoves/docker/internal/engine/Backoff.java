package ai.pmoves.docker.internal.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: doubling up to a bound, and never the same for two who began together. */
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(100);
    static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int DOUBLINGS = 5;

    private final RandomGenerator random;
    private int tries;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Between half of the next step and all of it. */
    Duration next() {
        long step = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tries++, DOUBLINGS));
        return Duration.ofMillis(step / 2 + random.nextLong(step / 2 + 1));
    }

    /** It went well for a while. */
    void reset() {
        tries = 0;
    }
}
