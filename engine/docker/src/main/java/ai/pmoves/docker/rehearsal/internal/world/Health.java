package ai.pmoves.docker.rehearsal.internal.world;

import java.util.ArrayList;
import java.util.List;

/**
 * What the probes so far say.
 *
 * @param status starting, healthy or unhealthy
 * @param log the last five, as the engine keeps them
 */
public record Health(String status, int failingStreak, List<Probe> log) {
    private static final int KEPT = 5;

    static final Health STARTING = new Health("starting", 0, List.of());

    /** Whether the next probes may still change it. */
    boolean undecided() {
        return status.equals("starting") || (status.equals("healthy") && failingStreak > 0);
    }

    /** One success makes healthy at once; failures count only after the start period, and {@code retries} of them make unhealthy. */
    Health after(Probe probe, int retries, boolean startPeriod) {
        List<Probe> more = new ArrayList<>(log);
        more.add(probe);
        List<Probe> kept = List.copyOf(more.subList(Math.max(0, more.size() - KEPT), more.size()));
        if (probe.exitCode() == 0) {
            return new Health("healthy", 0, kept);
        }
        if (startPeriod && status.equals("starting")) {
            return new Health(status, failingStreak, kept);
        }
        int streak = failingStreak + 1;
        return new Health(streak >= retries ? "unhealthy" : status, streak, kept);
    }
}
