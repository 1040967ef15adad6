package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fenced shell of a Markdown page. Where it is typed is not known until it says {@code cd}. */
final class Fences {
    private static final Pattern OPENING =
            Pattern.compile("[ \\t]*+(?<mark>```++|~~~++)[ \\t]*+(?<language>[A-Za-z0-9_+-]*+)[^\\n`]*+");
    private static final Pattern CLOSING = Pattern.compile("(?m)^[ \\t]*+(?<mark>```++|~~~++)[ \\t]*+\\r?$");
    private static final Set<String> SHELL =
            Set.of("", "bash", "sh", "shell", "zsh", "console", "shell-session", "terminal");
    private static final Pattern PROMPT = Pattern.compile("(?m)^[ \\t]*+[$>#] (?=\\S)");

    private Fences() {}

    static void read(Source source, Path root, Consumer<Invocation> found) {
        String text = source.text();
        Map<String, TreeSet<Integer>> closings = closings(text);
        Matcher opening = OPENING.matcher(text);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            if (end >= 0 && opening.region(at, end).matches()) {
                Integer close = closings.getOrDefault(opening.group("mark"), new TreeSet<>())
                        .ceiling(next);
                if (close != null) {
                    if (SHELL.contains(opening.group("language"))) {
                        body(source, root, next, close, found);
                    }
                    int closed = text.indexOf('\n', close);
                    next = closed < 0 ? text.length() : closed + 1;
                }
            }
            at = next;
        }
    }

    /** Where the lines begin that close a fence, by its mark. */
    private static Map<String, TreeSet<Integer>> closings(String text) {
        Map<String, TreeSet<Integer>> closings = new HashMap<>();
        Matcher closing = CLOSING.matcher(text);
        while (closing.find()) {
            closings.computeIfAbsent(closing.group("mark"), mark -> new TreeSet<>())
                    .add(closing.start());
        }
        return closings;
    }

    private static void body(Source source, Path root, int start, int end, Consumer<Invocation> found) {
        if (source.text().substring(start, end).contains("compose")) {
            Mapped body = Mapped.of(source.text(), start, end);
            new Shell(new Setting(source, Invocation.Kind.DOCUMENT, root, null, null, "", false), found)
                    .run(withoutPrompts(body));
        }
    }

    private static Mapped withoutPrompts(Mapped body) {
        StringBuilder text = new StringBuilder(body.text());
        Matcher prompt = PROMPT.matcher(body.text());
        while (prompt.find()) {
            char mark = body.at(prompt.end() - 2);
            if (mark != '#') {
                text.setCharAt(prompt.end() - 2, ' ');
            }
        }
        return body.with(text.toString());
    }
}
