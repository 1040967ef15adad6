package ai.pmoves.repl.harness;

import java.util.Random;

/**
 * When a process is killed.
 *
 * @param events after it has told so many
 * @param thenMillis and this much later
 */
record Moment(int events, int thenMillis) {
    private static final int START_UP = 8;
    private static final int MORE = 60;

    /** Mostly while steps act, now and then while the process starts. */
    static Moment any(Random random, int events) {
        return random.nextInt(START_UP) == 0
                ? new Moment(0, random.nextInt(1000))
                : new Moment(1 + random.nextInt(events), random.nextInt(MORE));
    }
}
