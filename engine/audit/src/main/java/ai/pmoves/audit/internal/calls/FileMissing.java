package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.tree.Kinds;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compose file that a call names and that is not there; what the script asks for or makes itself is left alone. */
final class FileMissing implements Rule {
    private static final String ID = "invocations.file-missing";

    /** What writes a file, with the text in which its name may stand. */
    private static final Pattern TARGET = Pattern.compile(
            "(?:>|-o)\\s*+\\S*+|/ ?['\"][\\w./${}\"'-]*+" + "|(?:\\b(?:cp|mv|tee)\\b|open\\(|[Oo]ut-?[Ff]ile).*+");

    private static final Pattern COMMAND = Pattern.compile("\\bcompose\\b");
    private static final Pattern VERB = Pattern.compile(" (?:up|down|pull|build|ps|logs)\\b");

    private record Missing(Path script, String written) {}

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<Missing, List<Invocation>> missing = new LinkedHashMap<>();
        for (Invocation call : Invocations.of(target)) {
            for (String file : call.files()) {
                if (Invocation.known(file)
                        && !file.equals("-")
                        && !call.guarded().contains(file)
                        && missing(target, call, file)) {
                    missing.computeIfAbsent(new Missing(call.where().file(), file), key -> new ArrayList<>())
                            .add(call);
                }
            }
        }
        missing.forEach((what, calls) -> {
            if (!made(target, what.written)) {
                report(target, findings, what.written, calls);
            }
        });
    }

    private static boolean missing(Target target, Invocation call, String file) {
        Path directory = call.directory();
        if (directory != null) {
            Path path = Models.path(directory, file);
            return path != null
                    && path.startsWith(target.root())
                    && Files.isDirectory(directory)
                    && !Files.exists(path);
        }
        if (call.kind() == Kind.DOCUMENT
                || call.kind() == Kind.WORKFLOW
                || Models.of(target).directory(call).isPresent()) {
            return false;
        }
        Path name = Path.of(file).getFileName();
        return name != null
                && !Path.of(file).isAbsolute()
                && target.tree().files().stream().noneMatch(one -> name.equals(one.getFileName()));
    }

    /** Whether some script of the workspace writes a file of this name. */
    private static boolean made(Target target, String written) {
        String name = written.substring(written.lastIndexOf('/') + 1);
        return target.tree().once(Writing.class, Writing::of).lines.stream().anyMatch(line -> line.contains(name));
    }

    /** The lines of the workspace that write a YAML file. */
    private record Writing(List<String> lines) {
        static Writing of(WorkspaceTree tree) {
            return new Writing(tree.files().stream()
                    .filter(file -> Kinds.isScript(file) || Kinds.isCode(file) || file.endsWith(".gitignore"))
                    .flatMap(file -> tree.lines(file).stream())
                    .filter(FileMissing::writes)
                    .toList());
        }
    }

    private static boolean writes(String line) {
        if (!isYaml(line)) {
            return false;
        }
        Matcher command = COMMAND.matcher(line);
        if (command.find()
                && VERB.matcher(line).region(command.end(), line.length()).find()) {
            return false;
        }
        Matcher target = TARGET.matcher(line);
        while (target.find()) {
            if (isYaml(target.group())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isYaml(String text) {
        return text.contains(".yml") || text.contains(".yaml");
    }

    private static void report(Target target, Findings findings, String file, List<Invocation> calls) {
        Invocation first = calls.get(0);
        String from = first.directory() == null ? "the repository" : Told.path(target, first.directory());
        findings.add(
                ID,
                first.kind() == Kind.DOCUMENT || Told.inDocuments(target, first) ? Severity.NOTE : Severity.ERROR,
                target.tree().name(first.where().file()) + " " + file,
                first.where(),
                Told.calls(calls.size()) + " (" + Told.places(target, calls) + ") cannot start: there is no " + file
                        + " in " + from,
                "name the file that is meant, or remove the call");
    }
}
