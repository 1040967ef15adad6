package ai.pmoves.audit.internal.workflows;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks of a merge that nobody finished: all three of them, in their order. */
public final class MergeMarkers implements Rule {
    private static final String ID = "workflows.merge-marker";
    private static final Pattern FILES = Pattern.compile(
            ".*\\.(ya?ml|json|toml|sh|ps1|py|js|ts|sql|env|md|mk|cfg|ini|conf)|(.*/)?(Makefile|Dockerfile[^/]*|[^/]*\\.?env(\\.[^/]*)?)");
    private static final Pattern MARKS = Pattern.compile(
            "(?m)^<{7} \\S[^\\n]*\\n(?:(?!<{7} |>{7} )[^\\n]*\\n)*?={7}\\r?\\n(?:(?!<{7} |>{7} )[^\\n]*\\n)*?>{7} \\S");

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        for (Path file : target.tree().files()) {
            String name = target.tree().name(file);
            if (FILES.matcher(name).matches()) {
                target.tree()
                        .text(file)
                        .filter(text -> text.contains("<<<<<<< ") && text.contains(">>>>>>> "))
                        .ifPresent(text -> check(findings, file, name, text));
            }
        }
    }

    static boolean has(String text) {
        return MARKS.matcher(text).find();
    }

    private static void check(Findings findings, Path file, String name, String text) {
        Matcher marks = MARKS.matcher(text);
        int count = 0;
        int first = 0;
        while (marks.find()) {
            first = count++ == 0 ? marks.start() : first;
        }
        if (count == 0) {
            return;
        }
        int line = (int) text.substring(0, first).chars().filter(c -> c == '\n').count() + 1;
        findings.add(
                ID,
                name.endsWith(".md") ? Severity.WARNING : Severity.ERROR,
                name,
                new Location(file, line, 1),
                name + " holds " + (count == 1 ? "a merge conflict" : count + " merge conflicts")
                        + " that nobody has solved",
                "keep one side, and remove the lines with <<<<<<<, ======= and >>>>>>>");
    }
}
