package ai.pmoves.audit.internal.environment;

import ai.pmoves.audit.Edit;
import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.environment.EnvLoad.How;
import ai.pmoves.audit.internal.tree.Kinds;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.audit.internal.written.WrittenText;
import ai.pmoves.audit.internal.written.WrittenTexts;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Line ends and a mark of another system where a shell or the kernel takes them for text: in scripts, and in env files that are sourced. */
public final class LineEnds implements Rule {
    private static final String RETURN = "environment.carriage-return";
    private static final String MARK = "environment.byte-order-mark";
    private static final char BOM = '\uFEFF';
    private static final Pattern SHELL =
            Pattern.compile("#!\\s*(?:\\S*/)?(?:env\\s+(?:-S\\s+)?)?(?:\\S*/)?(?:ba|da|z|k|a)?sh(?:\\s.*)?");
    private static final Pattern NO_ENDING =
            Pattern.compile("(?i)[^.]*(?:entry|start|run|boot|init|wait)[^.]*|gradlew|mvnw");

    @Override
    public List<String> ids() {
        return List.of(RETURN, MARK);
    }

    @Override
    public void check(Target target, Findings findings) {
        String started = null;
        for (Path file : target.tree().files()) {
            String name = file.getFileName().toString();
            if (!Kinds.isShell(file) && !NO_ENDING.matcher(name).matches()) {
                continue;
            }
            String text = target.tree().text(file).orElse("");
            String first = text.substring(0, Math.max(0, text.indexOf('\n')));
            boolean mark = !first.isEmpty() && first.charAt(0) == BOM;
            if ((mark || first.endsWith("\r"))
                    && SHELL.matcher(mark ? first.substring(1) : first).find()) {
                started = started == null ? started(target) : started;
                script(target.tree(), findings, file, text, started);
            }
        }
        Set<Path> told = new HashSet<>();
        for (EnvLoad load : EnvLoads.of(target.tree())) {
            if (load.how() != How.INCLUDE && told.add(load.file())) {
                sourced(target.tree(), findings, load);
            }
        }
    }

    private static void script(WorkspaceTree tree, Findings findings, Path file, String text, String started) {
        String name = file.getFileName().toString();
        if (mended(started, name)) {
            return;
        }
        boolean runs = Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w.-])")
                .matcher(started)
                .find();
        Severity severity = runs ? Severity.ERROR : Severity.WARNING;
        if (text.charAt(0) == BOM) {
            findings.add(new Finding(
                    MARK,
                    severity,
                    tree.name(file),
                    "a byte order mark stands before #!, so that the script is started by no kernel",
                    new Location(file, 1, 1),
                    "save it as UTF-8 without a byte order mark",
                    List.of(new Edit(new Location(file, 1, 1), String.valueOf(BOM), ""))));
        } else {
            findings.add(new Finding(
                    RETURN,
                    severity,
                    tree.name(file),
                    "the line #! ends with a carriage return, which becomes a part of the interpreter's name: nothing of that name is found",
                    new Location(file, 1, text.indexOf('\r') + 1),
                    "sed -i 's/\\r$//' " + word(tree.name(file)) + "; and a line '*.sh text eol=lf' in .gitattributes",
                    Quoting.returns(file, text.split("\n", -1))));
        }
    }

    /** The build takes the line ends off by itself. */
    private static boolean mended(String started, String name) {
        return started.contains(name) && (started.contains("dos2unix") || started.contains("s/\\r"));
    }

    private static void sourced(WorkspaceTree tree, Findings findings, EnvLoad load) {
        String text = tree.text(load.file()).orElse("");
        String reader = tree.name(load.where().file()) + ":" + load.where().line();
        if (!text.isEmpty() && text.charAt(0) == BOM) {
            findings.add(new Finding(
                    MARK,
                    Severity.ERROR,
                    tree.name(load.file()),
                    reader + " sources this file, and the byte order mark makes a command of its first line",
                    new Location(load.file(), 1, 1),
                    "save it as UTF-8 without a byte order mark",
                    new Quoting(load.file(), text).mark()));
        }
        String[] lines = text.split("\n", -1);
        LineLoaders.shell(text).stream()
                .filter(read -> lines[read.line() - 1].endsWith("\r"))
                .findFirst()
                .ifPresent(read -> findings.add(new Finding(
                        RETURN,
                        Severity.ERROR,
                        tree.name(load.file()),
                        reader + " sources this file, and a carriage return ends every value of it",
                        new Location(load.file(), read.line(), read.column()),
                        "sed -i 's/\\r$//' " + word(tree.name(load.file()))
                                + "; and a line '*.env text eol=lf' in .gitattributes",
                        new Quoting(load.file(), text).returns())));
    }

    private static String word(String path) {
        return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    /** What services and their builds say of the files that they start. */
    private static String started(Target target) {
        StringBuilder all = new StringBuilder();
        for (WrittenText text : WrittenTexts.of(target)) {
            if (!text.service().isEmpty()) {
                all.append(text.text()).append('\n');
            }
        }
        for (Service service : target.project().services().values()) {
            if (service.build() != null) {
                Path context = target.project()
                        .directory()
                        .resolve(service.build().path("context").asText());
                Path file = context.resolve(service.build().path("dockerfile").asText("Dockerfile"));
                if (Files.isRegularFile(file)) {
                    all.append(target.tree().text(file).orElse("")).append('\n');
                }
            }
        }
        return all.toString();
    }
}
