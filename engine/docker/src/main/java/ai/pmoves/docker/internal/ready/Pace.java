package ai.pmoves.docker.internal.ready;

/** How long to wait before the next check: at first often, then less, and less often the more it costs. */
final class Pace {
    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 1_000;
    private static final double GROWTH = 1.25;
    /** A check takes at most this part of the time: 1 of 2. */
    private static final long SHARE = 1;

    private double next = FIRST_MILLIS;

    /** @param crowding how many want to probe for each that may at one time */
    long millisAfter(long tookMillis, int crowding) {
        next = Math.min(LONGEST_MILLIS, Math.max(2 * FIRST_MILLIS, next * GROWTH));
        return Math.min(2 * LONGEST_MILLIS, Math.max((long) next, tookMillis * SHARE * crowding));
    }

    long firstMillis() {
        return FIRST_MILLIS;
    }
}
