package ai.pmoves.routing.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A text whose lines are replaced, removed and added to by their numbers in the old text, counted from 1. */
final class Lines {
    private final List<String> lines;
    private final String end;
    private final Map<Integer, List<String>> changed = new TreeMap<>();
    private final Map<Integer, List<String>> added = new TreeMap<>();

    Lines(String text) {
        this.end = text.contains("\r\n") ? "\r\n" : "\n";
        this.lines = text.lines().toList();
    }

    int count() {
        return lines.size();
    }

    /** As it was in the old text. */
    String line(int number) {
        return lines.get(number - 1);
    }

    void replace(int number, String line) {
        changed.put(number, List.of(line));
    }

    void remove(int number) {
        changed.put(number, List.of());
    }

    /** Behind a line, and behind what was added there before; 0 for the beginning. */
    void add(int number, String line) {
        added.computeIfAbsent(number, at -> new ArrayList<>()).add(line);
    }

    /** With the line ends of the old text. */
    String text() {
        StringBuilder text = new StringBuilder();
        append(text, added.get(0));
        for (int number = 1; number <= lines.size(); number++) {
            append(text, changed.getOrDefault(number, List.of(line(number))));
            append(text, added.get(number));
        }
        return text.toString();
    }

    private void append(StringBuilder text, @Nullable List<String> more) {
        if (more != null) {
            more.forEach(line -> text.append(line).append(end));
        }
    }
}
