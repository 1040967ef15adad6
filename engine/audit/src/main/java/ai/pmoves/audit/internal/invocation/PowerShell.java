package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the calls of a PowerShell script that stand at the start of a command, and those of functions that hand on {@code @args}. */
final class PowerShell {
    private static final Pattern COMMAND = Pattern.compile(
            "\\s*(?:&\\s*)?(?<name>docker(?:\\.exe)?[ \\t]+compose|[A-Za-z][A-Za-z0-9_.-]*)(?![^\\s\uFFFC])");
    private static final Pattern COMPOSE = Pattern.compile("docker(?:\\.exe)?[ \\t]+compose|docker-compose(?:\\.exe)?");
    private static final Pattern ARGUMENTS = Pattern.compile("(?i)[@$]args\\b");

    private final Source source;
    private final Path root;
    private final Consumer<Invocation> found;
    /** What stands before the arguments that a function hands on. */
    private final Map<String, String> wrappers = new HashMap<>();

    private PowerShell(Source source, Path root, Consumer<Invocation> found) {
        this.source = source;
        this.root = root;
        this.found = found;
    }

    static void read(Source source, Path root, Consumer<Invocation> found) {
        PowerShell script = new PowerShell(source, root, found);
        PowerShellReader.read(source.text(), script::wrapper, source.work()::leave);
        PowerShellReader.read(source.text(), script::calls, source.work()::leave);
    }

    private void wrapper(PowerShellStatement statement) {
        String text = statement.text().text();
        Matcher arguments = ARGUMENTS.matcher(text);
        Matcher command = COMMAND.matcher(text);
        if (!statement.function().isEmpty()
                && arguments.find()
                && command.lookingAt()
                && COMPOSE.matcher(command.group("name")).matches()) {
            String before = text.substring(command.start("name"), arguments.start());
            wrappers.put(statement.function().toLowerCase(Locale.ROOT), before);
        }
    }

    private void calls(PowerShellStatement statement) {
        Mapped text = statement.text();
        if (ARGUMENTS.matcher(text.text()).find()) {
            return;
        }
        Mapped.Builder shell = new Mapped.Builder();
        int done = -1;
        String unit = statement.function();
        Matcher command = COMMAND.matcher(text.text());
        for (int begin : statement.begins()) {
            if (!command.region(begin, text.length()).lookingAt()) {
                continue;
            }
            String name = command.group("name");
            String before = wrappers.get(name.toLowerCase(Locale.ROOT));
            int start = command.start("name");
            int end = command.end("name");
            if (COMPOSE.matcher(name).matches()) {
                done = done < 0 ? start : done;
            } else if (before != null && hasArguments(text, end)) {
                if (!source.work().goesOn(before.length(), text.start(start))) {
                    return;
                }
                unit = statement.label();
                shell.add(done < 0 ? Mapped.EMPTY : text.sub(done, start));
                shell.add(before + " ", text.start(start), text.start(end - 1) + 1);
                done = end;
            }
        }
        if (done >= 0) {
            shell.add(text.sub(done, text.length()));
            new Shell(new Setting(source, Invocation.Kind.POWERSHELL, root, null, null, unit, false), found)
                    .run(shell.build());
        }
    }

    private static boolean hasArguments(Mapped text, int end) {
        int i = end;
        while (i < text.length() && Character.isWhitespace(text.at(i))) {
            i++;
        }
        return i > end && i < text.length() && text.at(i) != Invocation.UNKNOWN;
    }
}
