package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What containers print. It is not kept beyond the process. */
public final class Logs {

    /** @param stderr else stdout @param text with its line end */
    public record Line(Instant at, boolean stderr, String text) {}

    private final Map<String, List<Line>> lines = new HashMap<>();

    synchronized void add(String container, Line line) {
        lines.computeIfAbsent(container, c -> new ArrayList<>()).add(line);
        notifyAll();
    }

    synchronized void forget(String container) {
        lines.remove(container);
        notifyAll();
    }

    /** From the n-th line on. */
    public synchronized List<Line> from(String container, int n) {
        List<Line> all = lines.getOrDefault(container, List.of());
        return List.copyOf(all.subList(Math.min(n, all.size()), all.size()));
    }

    /** Like {@link #from}, but waits for more where there is none yet; empty where none came within this time. */
    public synchronized List<Line> await(String container, int n, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        List<Line> more = from(container, n);
        for (long left = within.toNanos(); more.isEmpty() && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
            more = from(container, n);
        }
        return more;
    }
}
