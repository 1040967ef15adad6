package ai.pmoves.repl.screen;

import java.util.List;

/** A line of a text with a mark under the word that is meant; of one that is wider than its room, the part in which that word stands. */
public final class Marked {
    private Marked() {}

    /**
     * Two lines: the text and what marks it.
     *
     * @param line without control characters
     * @param column of the word, from 1, in code points
     * @param room columns that both may take
     * @param cut what stands where something was left out
     */
    public static List<String> lines(String line, int column, int room, String cut) {
        int from = line.offsetByCodePoints(0, Math.min(column - 1, line.codePointCount(0, line.length())));
        int to = end(line, from);
        String word = Text.clip(line.substring(from, to), room / 2, cut);
        String before = line.substring(0, from);
        String after = line.substring(to);
        int left = room - Text.width(word);
        if (Text.width(before) + Text.width(word) + Text.width(cut) > room) {
            before = Text.tail(before, left - Math.min(Text.width(after), left / 3), cut);
        }
        String shown = Text.clip(before + word + after, room, cut);
        return List.of(shown, " ".repeat(Text.width(before)) + "^".repeat(Math.max(1, Text.width(word))));
    }

    private static int end(String line, int from) {
        int to = from;
        while (to < line.length() && Character.isJavaIdentifierPart(line.codePointAt(to))) {
            to += Character.charCount(line.codePointAt(to));
        }
        return to;
    }
}
