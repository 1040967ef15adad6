package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fenced shell of a Markdown page. Where it is typed is not known until it says {@code cd}. */
final class Fences {
    private static final Pattern FENCE = Pattern.compile(
            "(?m)^[ \\t]*(?<mark>```+|~~~+)[ \\t]*(?<language>[A-Za-z0-9_+-]*)[^\\n`]*\\n(?<body>[\\s\\S]*?)^[ \\t]*\\k<mark>[ \\t]*\\r?$");
    private static final Set<String> SHELL =
            Set.of("", "bash", "sh", "shell", "zsh", "console", "shell-session", "terminal");
    private static final Pattern PROMPT = Pattern.compile("(?m)^[ \\t]*[$>#] (?=\\S)");

    private Fences() {}

    static void read(Source source, Path root, Consumer<Invocation> found) {
        Matcher fence = FENCE.matcher(source.text());
        while (fence.find()) {
            if (SHELL.contains(fence.group("language")) && fence.group("body").contains("compose")) {
                Mapped body = Mapped.of(source.text(), fence.start("body"), fence.end("body"));
                new Shell(new Setting(source, Invocation.Kind.DOCUMENT, root, null, null, "", false), found)
                        .run(withoutPrompts(body));
            }
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
