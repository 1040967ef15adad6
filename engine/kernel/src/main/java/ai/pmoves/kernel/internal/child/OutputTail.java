package ai.pmoves.kernel.internal.child;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of something that may be long. Thread-safe. */
public final class OutputTail {
    public static final int LINES = 20;
    private static final int LONGEST = 2_000;

    private final Deque<String> lines = new ArrayDeque<>();

    public synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
