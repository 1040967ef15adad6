package ai.pmoves.repl.console;

import ai.pmoves.repl.screen.Typing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** At the prompt: with a colon where it has the same, about the run that was entered; the rest belongs to a shell. */
public final class PromptTyping implements Typing {
    private static final String WORD = "(?:'[^']*'|[^\\s,;:()'\"]+)";
    private static final Pattern OURS = Pattern.compile("(?<![\\w./-])pmoves (" + WORD + "(?: " + WORD + ")*)");

    private final Typing shell;
    private Map<Pattern, String> same = same("");

    public PromptTyping(Typing shell) {
        this.shell = shell;
    }

    /** @param run its id */
    void entered(String run) {
        same = same(run);
    }

    /** Commands of the command line, and what is the same here: what is first, counts. */
    private static Map<Pattern, String> same(String entered) {
        String run = Pattern.quote(entered);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("runs", "runs");
        all.put("plan --resume " + run, "plan");
        all.put("show " + run, "show");
        all.put("(why|logs) " + run + " (\\S+)", "$1 $2");
        all.put("undo " + run + "((?: \\S+)*)", "undo$1");
        all.put("resume " + run, "continue");
        all.put("resume " + run + " --restart retry", "retry");
        all.put("resume " + run + " --restart ((?!skip |value |retry ).+)", "restart $1");
        all.put("(?:repl|resume|undo) (\\w+)", "enter $1");
        all.put("(?:attach|logs -f) (\\w+)", "attach $1");
        all.put("explain (\\S+)", "explain $1");
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        all.forEach((there, here) -> patterns.put(Pattern.compile(there), ":" + here));
        return patterns;
    }

    @Override
    public String command(List<String> words) {
        return here(String.join(" ", words)).orElseGet(() -> shell.command(words));
    }

    @Override
    public String text(String text) {
        return shell.text(OURS.matcher(text).replaceAll(this::replaced));
    }

    @Override
    public Typing outside() {
        return shell;
    }

    private String replaced(MatchResult found) {
        return Matcher.quoteReplacement(here(found.group(1).replace("'", "")).orElse(found.group()));
    }

    private Optional<String> here(String words) {
        return same.entrySet().stream()
                .map(one -> Map.entry(one.getKey().matcher(words), one.getValue()))
                .filter(one -> one.getKey().matches())
                .findFirst()
                .map(one -> one.getKey().replaceFirst(one.getValue()));
    }
}
