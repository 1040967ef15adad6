package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the calls of a PowerShell script that stand at the start of a command, and those of functions that hand on {@code @args}. */
final class PowerShell {
    private static final Pattern COMMENT = Pattern.compile("<#[\\s\\S]*?#>|(?m)(?<![`\"'\\w])#[^\\n]*");
    private static final Pattern TEXT = Pattern.compile("(?m)@(?<quote>[\"'])[ \\t]*\\r?\\n[\\s\\S]*?^\\k<quote>@");
    private static final String START = "(?m)(?:^|[;{(|]|&&|=)[ \\t]*(?:&[ \\t]*)?";
    private static final Pattern CALL = Pattern.compile(
            START + "(?<call>docker(?:\\.exe)?[ \\t]+compose|docker-compose(?:\\.exe)?)(?=[ \\t\\r\\n)])");
    private static final Pattern FUNCTION =
            Pattern.compile("(?im)^[ \\t]*function[ \\t]+(?<name>[A-Za-z][A-Za-z0-9_-]*)");

    private static final Pattern LABEL = Pattern.compile("(?m)^[ \\t]*[\"'](?<label>[A-Za-z0-9_-]+)[\"'][ \\t]*\\{");

    private PowerShell() {}

    static void read(Source source, Path root, Consumer<Invocation> found) {
        String text = blanked(blanked(source.text(), TEXT), COMMENT);
        Map<String, String> wrappers = new HashMap<>();
        Set<Integer> handing = new HashSet<>();
        Matcher call = CALL.matcher(text);
        while (call.find()) {
            String line = text.substring(call.start("call"), end(text, call.start("call")));
            if (line.matches("(?is).*[@$]args\\b.*")) {
                handing.add(call.start());
                String name = functionBefore(text, call.start("call"));
                if (!name.isEmpty()) {
                    wrappers.put(name, line);
                }
            }
        }
        call.reset();
        while (call.find()) {
            if (!handing.contains(call.start())) {
                run(
                        source,
                        root,
                        functionBefore(text, call.start("call")),
                        Mapped.of(text, call.start("call"), end(text, call.start("call"))),
                        found);
            }
        }
        wrappers.forEach((name, line) -> wrapped(source, root, text, name, line, found));
    }

    private static void wrapped(
            Source source, Path root, String text, String name, String line, Consumer<Invocation> found) {
        String before =
                line.substring(0, line.toLowerCase(java.util.Locale.ROOT).indexOf("args") - 1);
        Matcher use = Pattern.compile(START + "(?<call>(?i)" + Pattern.quote(name) + ")[ \\t]+(?=[^\\s{(])")
                .matcher(text);
        while (use.find()) {
            if (text.substring(0, use.start("call")).matches("(?is).*function[ \\t]+")) {
                continue;
            }
            Mapped.Builder all = new Mapped.Builder().add(before, use.start("call"), use.end("call"));
            all.add(" ", use.start("call"), use.end("call"));
            all.add(Mapped.of(text, use.end("call"), end(text, use.end("call"))));
            run(source, root, labelBefore(text, use.start("call")), all.build(), found);
        }
    }

    private static void run(Source source, Path root, String unit, Mapped text, Consumer<Invocation> found) {
        Mapped shell = text.with(text.text().replaceAll("`(?=\\r?\\n)", "\\\\"));
        new Shell(new Setting(source, Invocation.Kind.POWERSHELL, root, null, null, unit, false), found).run(shell);
    }

    private static String blanked(String text, Pattern what) {
        StringBuilder out = new StringBuilder(text);
        Matcher matcher = what.matcher(text);
        while (matcher.find()) {
            for (int i = matcher.start(); i < matcher.end(); i++) {
                if (out.charAt(i) != '\n' && out.charAt(i) != '\r') {
                    out.setCharAt(i, ' ');
                }
            }
        }
        return out.toString();
    }

    private static String functionBefore(String text, int offset) {
        String name = "";
        Matcher function = FUNCTION.matcher(text);
        while (function.find() && function.start() < offset) {
            String between = text.substring(function.end(), offset);
            boolean inside = between.chars().filter(c -> c == '{').count()
                    > between.chars().filter(c -> c == '}').count();
            name = inside ? function.group("name") : "";
        }
        return name;
    }

    /** The branch of a switch that a use stands in, such as {@code "up" { … }}. */
    private static String labelBefore(String text, int offset) {
        String label = "";
        Matcher branch = LABEL.matcher(text);
        while (branch.find() && branch.start() < offset) {
            label = branch.group("label");
        }
        return label;
    }

    /** The end of the command: of its line, or where its bracket closes; a backtick continues it. */
    private static int end(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '{') {
                depth++;
            } else if (c == ')' || c == '}') {
                if (depth-- == 0) {
                    return i;
                }
            } else if (c == '\n'
                    && text.charAt(i - 1) != '`'
                    && !(text.charAt(i - 1) == '\r' && i > 1 && text.charAt(i - 2) == '`')) {
                return i;
            }
        }
        return text.length();
    }
}
