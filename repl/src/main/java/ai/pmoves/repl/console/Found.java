package ai.pmoves.repl.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Earlier lines that have words in them, in any order and whatever their case; {@code ok:} and {@code failed:} say how they ended. Pure. */
final class Found {
    private static final String OK = "ok:";
    private static final String FAILED = "failed:";

    private Found() {}

    /**
     * @param lines the oldest first
     * @return the newest first, each once
     */
    static List<String> all(List<History.Line> lines, String typed) {
        List<String> words =
                new ArrayList<>(List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+")));
        boolean ok = words.remove(OK);
        boolean failed = words.remove(FAILED);
        Set<String> found = new LinkedHashSet<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            History.Line line = lines.get(i);
            String text = line.text().toLowerCase(Locale.ROOT);
            boolean wanted = ok == failed || line.failed() == failed;
            if (wanted && words.stream().allMatch(text::contains)) {
                found.add(line.text());
            }
        }
        return List.copyOf(found);
    }
}
