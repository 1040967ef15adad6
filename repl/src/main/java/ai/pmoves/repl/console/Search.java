package ai.pmoves.repl.console;

import java.util.List;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Buffer;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.Widget;

/**
 * ^R: what is typed are words of an earlier line, and the newest that has them all is shown behind them; ^R again goes to an older
 * one, Enter takes it into the line, ^G leaves what was typed.
 */
final class Search {
    private static final String SEARCH = "search-lines";
    private static final String LEAVE = "leave-search";

    private final Supplier<List<History.Line>> earlier;
    private List<History.Line> lines = List.of();
    private boolean on;
    private int older;
    private String words = "";

    /** @param earlier read anew whenever a search begins, the oldest first */
    Search(Supplier<List<History.Line>> earlier) {
        this.earlier = earlier;
    }

    void enable(LineReader reader) {
        reader.getWidgets().put(SEARCH, () -> more(reader.getBuffer()));
        reader.getWidgets()
                .put(
                        LEAVE,
                        () -> leave()
                                || Tips.usual(reader, LineReader.SEND_BREAK).apply());
        Widget accept = Tips.usual(reader, LineReader.ACCEPT_LINE);
        reader.getWidgets().put(LineReader.ACCEPT_LINE, () -> take(reader.getBuffer()) || accept.apply());
        KeyMap<org.jline.reader.Binding> keys = reader.getKeyMaps().get(LineReader.MAIN);
        if (keys != null) {
            keys.bind(new Reference(SEARCH), KeyMap.ctrl('R'));
            keys.bind(new Reference(LEAVE), KeyMap.ctrl('G'));
        }
    }

    boolean isOn() {
        return on;
    }

    boolean leave() {
        boolean was = on;
        on = false;
        return was;
    }

    private boolean more(Buffer line) {
        if (!on) {
            on = true;
            older = 0;
            words = line.toString();
            lines = earlier.get();
            line.cursor(line.length());
        } else if (older + 1 < Found.all(lines, line.toString()).size()) {
            older++;
        }
        return true;
    }

    /** What was found becomes the line; where nothing was, what was typed stays. */
    boolean take(Buffer line) {
        if (!leave()) {
            return false;
        }
        String found = found(line.toString());
        if (!found.isEmpty()) {
            line.clear();
            line.write(found);
        }
        return true;
    }

    /** Behind the words that are typed. */
    String shown(String typed) {
        String found = found(typed);
        return "   " + (found.isEmpty() ? "no earlier line; words in any order, ok: failed:" : "^R " + found);
    }

    private String found(String typed) {
        if (!typed.equals(words)) {
            words = typed;
            older = 0;
        }
        List<String> all = Found.all(lines, typed);
        return all.isEmpty() ? "" : all.get(Math.min(older, all.size() - 1));
    }
}
