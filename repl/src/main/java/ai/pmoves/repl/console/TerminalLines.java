package ai.pmoves.repl.console;

import ai.pmoves.repl.screen.Screen;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.widget.AutosuggestionWidgets;
import org.jspecify.annotations.Nullable;

/** Lines that a person types at a terminal: edited, completed, coloured, remembered. */
final class TerminalLines implements Lines {
    private final Terminal terminal;
    private final List<AutoCloseable> signals;
    private final LineReader reader;

    /**
     * @param suggestions for a text up to the cursor
     * @param earlier lines of earlier sessions, the oldest first
     * @param drawn called whenever a prompt is drawn
     */
    TerminalLines(
            Screen screen,
            Map<String, String> environment,
            Function<String, List<Suggestions.Word>> suggestions,
            Highlighting highlighting,
            List<String> earlier,
            Runnable drawn) {
        terminal = Opened.terminal(environment.getOrDefault("TERM", "dumb"), screen.unicode());
        signals = Opened.signals(terminal);
        boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB)
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new LineParser())
                .completer((line, parsed, found) -> suggestions
                        .apply(parsed.line().substring(0, parsed.cursor()))
                        .forEach(word -> found.add(candidate(word))))
                .highlighter(screen.colour() ? highlighting : new Highlighting.Plain())
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P.. ")
                .variable(LineReader.INDENTATION, 2)
                .variable(LineReader.LIST_MAX, 200)
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.AUTO_FRESH_LINE, false)
                .option(Option.INSERT_TAB, false)
                .option(Option.HISTORY_IGNORE_SPACE, true)
                .option(Option.BRACKETED_PASTE, !dumb)
                .build();
        reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> {
            drawn.run();
            return true;
        });
        earlier.forEach(line -> reader.getHistory().add(line));
        if (!dumb && screen.colour()) {
            new AutosuggestionWidgets(reader).enable();
        }
    }

    private static Candidate candidate(Suggestions.Word word) {
        boolean goesOn = word.text().endsWith("(");
        return new Candidate(
                word.text(), word.text(), null, word.about().isEmpty() ? null : word.about(), null, null, !goesOn);
    }

    @Override
    public @Nullable String next(String prompt) {
        try {
            return reader.readLine(prompt);
        } catch (UserInterruptException e) {
            throw new Dropped();
        } catch (EndOfFileException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            for (AutoCloseable signal : signals) {
                signal.close();
            }
            terminal.close();
        } catch (Exception e) {
            throw new IllegalStateException("the terminal cannot be left as it was", e);
        }
    }
}
