package ai.pmoves.repl.screen;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * At a shell.
 *
 * @param program how we were called
 */
public record ShellTyping(String program) implements Typing {
    private static final Pattern OURS = Pattern.compile(
            "(?<![\\w./-])pmoves(?= (?:run|plan|resume|undo|repl|forget|why|runs|show|logs|list|explain|lint|trust|init|test|doctor|compose|completion|help)\\b)");

    @Override
    public String command(List<String> words) {
        return words.stream().map(Text::shellWord).collect(Collectors.joining(" ", Text.shellWord(program) + " ", ""));
    }

    @Override
    public String text(String text) {
        return OURS.matcher(text).replaceAll(Matcher.quoteReplacement(Text.shellWord(program)));
    }
}
