package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Edit;
import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.kernel.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Scripts that mean one stack and take the one of the folder in which they are typed. */
final class WorkingDirectory implements Rule {
    private static final String ID = "invocations.working-directory";
    private static final Pattern CHANGES = Pattern.compile("\\s*+(cd|pushd|Set-Location|Push-Location|sl)\\b");
    private static final Set<String> OF_NO_STACK = Set.of("version", "ls", "help", "");

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<Path, List<Invocation>> scripts = new LinkedHashMap<>();
        for (Invocation call : Invocations.of(target)) {
            boolean script = call.kind() == Kind.SHELL || call.kind() == Kind.POWERSHELL;
            if (script
                    && call.directory() == null
                    && call.projectDirectory() == null
                    && call.files().isEmpty()
                    && call.complete()
                    && !OF_NO_STACK.contains(call.verb())) {
                scripts.computeIfAbsent(call.where().file(), key -> new ArrayList<>())
                        .add(call);
            }
        }
        scripts.forEach((script, calls) -> report(target, findings, script, calls));
    }

    private static void report(Target target, Findings findings, Path script, List<Invocation> calls) {
        Path folder = Objects.requireNonNull(script.getParent());
        Path stack = Models.of(target).above(folder);
        if (stack == null || changesFolder(target, script)) {
            return;
        }
        String up = folder.relativize(stack).toString();
        boolean shell = calls.get(0).kind() == Kind.SHELL;
        String own = shell ? "$(dirname \"$0\")" : "$PSScriptRoot";
        String option = "--project-directory \"" + own + (up.isEmpty() ? "" : "/" + up.replace('\\', '/')) + "\"";
        List<Edit> edits = calls.stream()
                .map(Invocation::options)
                .filter(Objects::nonNull)
                .distinct()
                .map(place -> new Edit(place, " " + option))
                .toList();
        findings.add(new Finding(
                ID,
                Severity.NOTE,
                target.tree().name(script),
                Told.calls(calls.size()) + " of " + target.tree().name(script) + " take"
                        + (calls.size() == 1 ? "s" : "")
                        + " the stack of the folder in which the script is typed, and not that of "
                        + Told.path(target, stack),
                calls.get(0).where(),
                "write docker compose " + option + ", or cd there first",
                edits));
    }

    /** A folder that is changed to in a way that could not be followed is a folder all the same. */
    private static boolean changesFolder(Target target, Path script) {
        return target.tree()
                .text(script)
                .map(text -> text.lines().anyMatch(line -> CHANGES.matcher(line).lookingAt()))
                .orElse(true);
    }
}
