package ai.pmoves.repl.console;

import ai.pmoves.repl.screen.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Lines that a person types at a terminal: edited, completed, coloured, remembered. */
final class TerminalLines implements Lines {
    private static final long AHEAD_MILLIS = 25;
    private static final List<String> CLOSING =
            List.of(LineReader.INSERT_CLOSE_CURLY, LineReader.INSERT_CLOSE_PAREN, LineReader.INSERT_CLOSE_SQUARE);

    private final Terminal terminal;
    private final List<Interrupts.Hearing> signals;
    private final LineReader reader;
    private final Tips tips;
    private final boolean dumb;
    private boolean ahead;

    /**
     * @param suggestions for a text up to the cursor
     * @param hints what may follow a text, in one line
     * @param earlier lines of earlier sessions, the oldest first
     * @param drawn called whenever a prompt is drawn
     */
    TerminalLines(
            Screen screen,
            Map<String, String> environment,
            Function<String, List<Suggestions.Word>> suggestions,
            UnaryOperator<String> hints,
            Highlighting highlighting,
            Supplier<List<History.Line>> earlier,
            Runnable drawn) {
        terminal = Opened.terminal(environment.getOrDefault("TERM", ""), screen.unicode());
        signals = Opened.signals(terminal);
        dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
        boolean rich = !dumb && screen.colour();
        tips = new Tips(highlighting, hints, new Search(earlier), screen.unicode() ? "…" : "...");
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new LineParser())
                .completer((line, parsed, found) -> suggestions
                        .apply(parsed.line().substring(0, parsed.cursor()))
                        .forEach(word -> found.add(candidate(word, found.size()))))
                .highlighter(rich ? tips : screen.colour() ? highlighting : new Highlighting.Plain())
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
            ahead = dumb && isTypedAhead();
            drawn.run();
            return true;
        });
        for (String closing : CLOSING) {
            reader.getWidgets().put(closing, closing(closing));
        }
        earlier.get().forEach(line -> reader.getHistory().add(line.text()));
        if (rich) {
            tips.enable(reader);
        }
    }

    /** A dumb terminal shows it above the prompt, where it was typed, and not behind it. */
    private boolean isTypedAhead() {
        try {
            return terminal.reader().peek(AHEAD_MILLIS) >= 0;
        } catch (IOException e) {
            return false; // the line that is read then says so
        }
    }

    /** JLine takes blanks away before each closing bracket: they are indentation where nothing else stands in the line, and a text elsewhere. */
    private Widget closing(String name) {
        Widget outdented = builtin(name);
        Widget plain = builtin(LineReader.SELF_INSERT);
        return () -> {
            String typed = reader.getBuffer().upToCursor();
            boolean begins = typed.substring(typed.lastIndexOf('\n') + 1).isBlank();
            return (begins ? outdented : plain).apply();
        };
    }

    private Widget builtin(String name) {
        return Objects.requireNonNull(reader.getBuiltinWidgets().get(name), name);
    }

    private static Candidate candidate(Suggestions.Word word, int place) {
        boolean goesOn = word.text().endsWith("(");
        String about = word.about().isEmpty() ? null : word.about();
        return new Candidate(word.text(), word.text(), null, about, null, null, !goesOn, place);
    }

    @Override
    public @Nullable String next(String prompt) {
        tips.begin(prompt);
        try {
            String line = reader.readLine(prompt);
            if (ahead) {
                terminal.writer().println(line);
                terminal.flush();
            }
            return line;
        } catch (UserInterruptException e) {
            throw new Dropped();
        } catch (EndOfFileException e) {
            return null;
        }
    }

    @Override
    public void close() {
        signals.forEach(Interrupts.Hearing::close);
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be left as it was", e);
        }
    }
}
