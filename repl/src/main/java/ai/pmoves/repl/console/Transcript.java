package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import ai.pmoves.dsl.Session.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was typed, and what came of it. */
final class Transcript {
    /** How a line ended. */
    enum Ending {
        GOOD,
        FAILED,
        STOPPED
    }

    /**
     * @param session that it was evaluated in
     * @param shown the first lines of its value, safe to be kept
     * @param held what it said where it says whether something holds: a text 'false' does not
     * @param before the variables as it found them
     * @param after and as it left them
     */
    record Entry(
            Session session,
            Line line,
            Ending ending,
            Duration took,
            List<String> shown,
            @Nullable Boolean held,
            Values before,
            Values after) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(Entry entry) {
        entries.add(entry);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Entry> good() {
        return entries.stream().filter(entry -> entry.ending() == Ending.GOOD).toList();
    }
}
