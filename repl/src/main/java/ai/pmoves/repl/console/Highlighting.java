package ai.pmoves.repl.console;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours while a line is typed: known words and commands, texts, numbers. */
final class Highlighting implements Highlighter {
    private static final Pattern PARTS =
            Pattern.compile("(?<text>'(?:\\\\.|[^'\\\\])*'?|\"(?:\\\\.|[^\"\\\\])*\"?)|(?<command>^\\s*:\\w*)"
                    + "|(?<number>\\b\\d+(?:\\.\\d+)?\\b)|(?<name>(?<![.\\w])[A-Za-z_]\\w*)");
    private static final AttributedStyle TEXT = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle UNKNOWN = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    private final Predicate<String> commands;
    private final Predicate<String> words;

    /**
     * @param commands whether there is a command that begins so
     * @param words whether something is known by that name
     */
    Highlighting(Predicate<String> commands, Predicate<String> words) {
        this.commands = commands;
        this.words = words;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        AttributedStringBuilder coloured = new AttributedStringBuilder();
        Matcher part = PARTS.matcher(line);
        int at = 0;
        while (part.find()) {
            coloured.append(line, at, part.start());
            coloured.styled(style(part), part.group());
            at = part.end();
        }
        coloured.append(line.substring(at));
        return coloured.toAttributedString();
    }

    private AttributedStyle style(Matcher part) {
        if (part.group("text") != null) {
            return TEXT;
        }
        if (part.group("command") != null) {
            return commands.test(part.group().strip().substring(1)) ? AttributedStyle.BOLD : UNKNOWN;
        }
        if (part.group("number") != null) {
            return NUMBER;
        }
        return words.test(part.group()) ? AttributedStyle.BOLD : AttributedStyle.DEFAULT;
    }

    /** For terminals without colours. */
    static final class Plain implements Highlighter {
        @Override
        public AttributedString highlight(LineReader reader, String line) {
            return new AttributedString(line);
        }
    }
}
