package ai.pmoves.audit.internal.fix;

import ai.pmoves.audit.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of a unified diff that is about one file. */
public final class Hunks {
    private static final int CONTEXT = 3;
    private static final String NO_END = "\n\\ No newline at end of file\n";

    private final List<String> lines;
    private final Map<Integer, String> changed;
    private final StringBuilder out = new StringBuilder();

    private Hunks(List<String> lines, Map<Integer, String> changed) {
        this.lines = lines;
        this.changed = changed;
    }

    /**
     * @param name the file's path from the root
     * @param edits by place
     * @return empty where no edit fits the text
     */
    public static String of(String name, String text, List<Edit> edits) {
        List<String> lines = lines(text);
        Map<Integer, String> changed = changed(lines, edits);
        if (changed.isEmpty()) {
            return "";
        }
        // git takes a name with a blank in it up to a tab
        String end = name.contains(" ") ? "\t\n" : "\n";
        return "--- a/" + name + end + "+++ b/" + name + end + new Hunks(lines, changed).all();
    }

    /** With their ends. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    private static Map<Integer, String> changed(List<String> lines, List<Edit> edits) {
        Map<Integer, String> changed = new TreeMap<>();
        Map<Integer, Integer> done = new TreeMap<>();
        Map<Integer, Integer> grown = new TreeMap<>();
        for (Edit edit : edits) {
            int line = edit.where().line() - 1;
            int column = edit.where().column() - 1;
            if (line >= lines.size()
                    || column < done.getOrDefault(line, 0)
                    || !lines.get(line).startsWith(edit.removed(), column)) {
                continue;
            }
            String now = changed.getOrDefault(line, lines.get(line));
            int at = column + grown.getOrDefault(line, 0);
            changed.put(
                    line,
                    now.substring(0, at)
                            + edit.inserted()
                            + now.substring(at + edit.removed().length()));
            done.put(line, column + Math.max(1, edit.removed().length()));
            grown.merge(line, edit.inserted().length() - edit.removed().length(), Integer::sum);
        }
        return changed;
    }

    private String all() {
        int shift = 0;
        List<Integer> numbers = List.copyOf(changed.keySet());
        int at = 0;
        while (at < numbers.size()) {
            int last = at;
            while (last + 1 < numbers.size() && numbers.get(last + 1) - numbers.get(last) <= 2 * CONTEXT) {
                last++;
            }
            int from = Math.max(0, numbers.get(at) - CONTEXT);
            int to = Math.min(lines.size(), numbers.get(last) + CONTEXT + 1);
            shift += hunk(from, to, shift);
            at = last + 1;
        }
        return out.toString();
    }

    /** Writes the lines of a hunk; gives by how many lines the file has grown. */
    private int hunk(int from, int to, int shift) {
        StringBuilder body = new StringBuilder();
        int added = 0;
        for (int line = from; line < to; line++) {
            String now = changed.get(line);
            if (now == null) {
                append(body, ' ', lines.get(line));
            } else {
                added += changed(body, lines.get(line), lines(now));
            }
        }
        int length = to - from;
        out.append("@@ -")
                .append(from + 1)
                .append(',')
                .append(length)
                .append(" +")
                .append(from + 1 + shift)
                .append(',');
        out.append(length + added).append(" @@\n").append(body);
        return added;
    }

    /** A line that only gets others before or behind it stays; gives how many it has become more. */
    private static int changed(StringBuilder body, String before, List<String> after) {
        int stays = after.lastIndexOf(before);
        if (stays < 0) {
            append(body, '-', before);
        }
        for (int i = 0; i < after.size(); i++) {
            append(body, i == stays ? ' ' : '+', after.get(i));
        }
        return after.size() - 1;
    }

    private static void append(StringBuilder body, char mark, String line) {
        body.append(mark).append(line.endsWith("\n") ? line : line + NO_END);
    }
}
