package ai.pmoves.repl.console;

import ai.pmoves.repl.screen.Text;
import java.util.ListIterator;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Buffer;
import org.jline.reader.Highlighter;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.SuggestionType;
import org.jline.reader.Widget;
import org.jline.utils.AttributedString;

/**
 * What is shown dim behind the cursor: the rest of the newest earlier line that begins so, which the right arrow and the end key
 * take; else what may follow here, which is only read; while earlier lines are searched, the one that was found.
 */
final class Tips implements Highlighter {
    private static final Pattern WORD = Pattern.compile("\\W*\\w+");

    private final Highlighter colours;
    private final UnaryOperator<String> hints;
    private final Search search;
    private final String mark;
    private int promptWidth;
    private String rest = "";
    private String asked = "";
    private String hint = "";
    private boolean listing;

    Tips(Highlighter colours, UnaryOperator<String> hints, Search search, String mark) {
        this.colours = colours;
        this.hints = hints;
        this.search = search;
        this.mark = mark;
    }

    void enable(LineReader reader) {
        takes(reader, LineReader.FORWARD_CHAR, false);
        takes(reader, LineReader.END_OF_LINE, false);
        takes(reader, LineReader.FORWARD_WORD, true);
        Widget list = usual(reader, LineReader.EXPAND_OR_COMPLETE);
        reader.getWidgets().put(LineReader.EXPAND_OR_COMPLETE, () -> listed(list));
        search.enable(reader);
    }

    /** @param prompt of the line that begins */
    void begin(String prompt) {
        promptWidth = Text.width(prompt);
        asked = "";
        hint = "";
        search.leave();
    }

    private void takes(LineReader reader, String key, boolean oneWord) {
        Widget usual = usual(reader, key);
        reader.getWidgets().put(key, () -> take(reader.getBuffer(), oneWord) || usual.apply());
    }

    static Widget usual(LineReader reader, String key) {
        return Objects.requireNonNull(reader.getBuiltinWidgets().get(key));
    }

    /** The library takes away the list of what is offered, or the question whether to show it, when it shows a tip behind a blank. */
    private boolean listed(Widget list) {
        listing = true;
        try {
            return list.apply();
        } finally {
            listing = false;
        }
    }

    private boolean take(Buffer line, boolean oneWord) {
        if (search.take(line)) {
            return true;
        }
        if (rest.isEmpty() || line.cursor() != line.length()) {
            return false;
        }
        Matcher word = WORD.matcher(rest);
        line.write(oneWord && word.lookingAt() ? word.group() : rest);
        return true;
    }

    /** Asked whenever the line is drawn, right before what is behind it. */
    @Override
    public AttributedString highlight(LineReader reader, String line) {
        if (listing) {
            rest = "";
            reader.setAutosuggestion(SuggestionType.NONE);
            return colours.highlight(reader, line);
        }
        boolean searching = search.isOn();
        rest = searching ? "" : rest(reader.getHistory(), line);
        reader.setAutosuggestion(rest.isEmpty() ? SuggestionType.TAIL_TIP : SuggestionType.HISTORY);
        if (rest.isEmpty()) {
            String tip = searching ? search.shown(line) : hint(line);
            reader.setTailTip(fitting(line, tip, reader.getTerminal().getWidth()));
        }
        return colours.highlight(reader, line);
    }

    private static String rest(History history, String line) {
        if (line.isEmpty()) {
            return "";
        }
        ListIterator<History.Entry> earlier = history.iterator(history.last() + 1);
        while (earlier.hasPrevious()) {
            String one = earlier.previous().line();
            if (one.length() > line.length() && one.startsWith(line)) {
                return one.substring(line.length());
            }
        }
        return "";
    }

    private String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end) + mark;
    }

    private String hint(String line) {
        if (!line.equals(asked)) {
            asked = line;
            hint = line.isBlank() ? "" : hints.apply(line);
        }
        return hint;
    }

    /**
     * Never on a row of its own: what is below would move with every key. Behind a blank, because the library takes the first word of
     * a tip that touches the line for the rest of what is typed, and leaves it out.
     */
    private String fitting(String line, String tip, int width) {
        String apart = tip.isEmpty() || tip.startsWith(" ") || line.endsWith(" ") ? tip : " " + tip;
        int used = promptWidth + Text.width(line.substring(line.lastIndexOf('\n') + 1));
        int room = width - 1 - used % Math.max(1, width);
        return room < 8 ? "" : Text.clip(firstLine(apart), room, mark);
    }
}
