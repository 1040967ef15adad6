package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One set of files under two project names: two stacks, of which each stops only itself, on the same ports. */
final class SplitProject implements Rule {
    private static final String ID = "invocations.split-project";
    private static final Set<String> OF_NO_STACK =
            Set.of("version", "ls", "help", "", "config", "build", "pull", "push");

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<List<Path>, Map<String, List<Invocation>>> sets = new LinkedHashMap<>();
        for (Invocation call : Invocations.of(target)) {
            boolean named = call.projectName() == null || Invocation.known(call.projectName());
            if (call.kind() == Kind.DOCUMENT || !named || OF_NO_STACK.contains(call.verb())) {
                continue;
            }
            Models.of(target).of(call).filter(model -> !model.guessed()).ifPresent(model -> {
                Project project = model.project();
                if (project != null) {
                    sets.computeIfAbsent(model.files(), key -> new LinkedHashMap<>())
                            .computeIfAbsent(model.name(), key -> new ArrayList<>())
                            .add(call);
                }
            });
        }
        sets.forEach((files, names) -> {
            List<Map.Entry<String, List<Invocation>>> starting = names.entrySet().stream()
                    .filter(entry -> entry.getValue().stream()
                            .anyMatch(call ->
                                    call.verb().equals("up") || call.verb().equals("run")))
                    .toList();
            if (starting.size() > 1) {
                report(target, findings, files, starting);
            }
        });
    }

    private static void report(
            Target target, Findings findings, List<Path> files, List<Map.Entry<String, List<Invocation>>> names) {
        List<String> told = names.stream()
                .map(name -> "'" + name.getKey() + "' (" + Told.places(target, name.getValue()) + ")")
                .toList();
        Map.Entry<String, List<Invocation>> fewest = names.stream()
                .reduce((a, b) -> b.getValue().size() <= a.getValue().size() ? b : a)
                .orElseThrow();
        findings.add(
                ID,
                String.join(" + ", files.stream().map(target.tree()::name).toList()),
                fewest.getValue().get(0).where(),
                Told.some(files.stream().map(target.tree()::name).toList()) + " is started as project "
                        + String.join(" and as ", told)
                        + ": two stacks of which each knows only its own containers, on the same ports",
                "give all calls the same -p, or write name: in the file and leave -p out");
    }
}
