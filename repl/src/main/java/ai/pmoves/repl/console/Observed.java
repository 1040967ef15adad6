package ai.pmoves.repl.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody looked at around lines that acted. What did not hold before and did afterwards is how one knows that there is
 * nothing to do: a check. What was only seen to hold afterwards is what has to hold then: a verify.
 */
record Observed(Map<Integer, Of> byLine) {
    static final Observed NOTHING = new Observed(Map.of());

    /** Of one line that acted. */
    record Of(List<String> checks, List<String> verifies) {}

    /** @param lines good ones, in their order */
    static Observed in(List<Transcript.Entry> lines) {
        Map<Integer, Of> byLine = new HashMap<>();
        Set<String> before = new LinkedHashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            Transcript.Entry entry = lines.get(i);
            if (entry.line().acting() == null) {
                if (was(entry, false)) {
                    before.add(text(entry));
                }
                continue;
            }
            List<String> checks = new ArrayList<>();
            List<String> verifies = new ArrayList<>();
            for (String held : heldAfter(lines, i)) {
                (before.contains(held) ? checks : verifies).add(held);
            }
            byLine.put(entry.line().number(), new Of(checks, verifies));
            before.clear();
        }
        return new Observed(byLine);
    }

    Of of(Transcript.Entry entry) {
        return byLine.getOrDefault(entry.line().number(), new Of(List.of(), List.of()));
    }

    /** Until the next line acts. */
    private static Set<String> heldAfter(List<Transcript.Entry> lines, int acting) {
        Set<String> held = new LinkedHashSet<>();
        for (Transcript.Entry entry : lines.subList(acting + 1, lines.size())) {
            if (entry.line().acting() != null) {
                break;
            }
            if (was(entry, true)) {
                held.add(text(entry));
            } else {
                held.remove(text(entry));
            }
        }
        return held;
    }

    /** A declaration or an assignment says what something is called, not what has to hold. */
    private static boolean was(Transcript.Entry entry, boolean value) {
        return Boolean.valueOf(value).equals(entry.held())
                && !text(entry).matches("(?s)(\\w+\\s+)?\\w+\\s*=[^=].*|true|false");
    }

    private static String text(Transcript.Entry entry) {
        return entry.line().text().strip();
    }
}
