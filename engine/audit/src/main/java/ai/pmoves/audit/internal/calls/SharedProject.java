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
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One project name for sets of files that have no service in common: what one set starts is an orphan to the other, and whoever
 * removes orphans removes it.
 */
final class SharedProject implements Rule {
    private static final String ID = "invocations.shared-project";
    private static final Set<String> CHANGING = Set.of("up", "down", "create", "run");

    /** A set of files under a project's name. */
    private record Used(List<Path> files, Set<String> services, List<Invocation> calls) {}

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<String, Map<List<Path>, Used>> projects = new TreeMap<>();
        for (Invocation call : Invocations.of(target)) {
            if (call.kind() == Kind.DOCUMENT || call.directory() == null || !CHANGING.contains(call.verb())) {
                continue;
            }
            Models.of(target).of(call).ifPresent(model -> {
                Project project = model.project();
                if (project != null) {
                    Set<String> services = new HashSet<>(project.services().keySet());
                    services.addAll(project.disabled());
                    projects.computeIfAbsent(model.name(), key -> new LinkedHashMap<>())
                            .computeIfAbsent(model.files(), files -> new Used(files, services, new ArrayList<>()))
                            .calls()
                            .add(call);
                }
            });
        }
        projects.forEach((name, sets) -> check(target, findings, name, List.copyOf(sets.values())));
    }

    private static void check(Target target, Findings findings, String name, List<Used> sets) {
        for (Used remover : sets) {
            List<Used> strangers = sets.stream()
                    .filter(other -> Collections.disjoint(other.services, remover.services))
                    .toList();
            List<Invocation> removing = remover.calls.stream()
                    .filter(call -> call.has("--remove-orphans", '\0'))
                    .toList();
            if (!strangers.isEmpty() && !removing.isEmpty()) {
                Invocation first = removing.get(0);
                findings.add(
                        ID,
                        Told.subject(target, first) + " " + name,
                        first.where(),
                        "'" + Told.brief(first) + "' also removes what " + files(target, strangers)
                                + " started: all are project '" + name + "'",
                        "give each set of files a name of its own with -p, or leave --remove-orphans out");
            }
        }
        boolean reported =
                sets.stream().anyMatch(set -> set.calls.stream().anyMatch(call -> call.has("--remove-orphans", '\0')));
        if (!reported) {
            strangers(target, findings, name, sets);
        }
    }

    /** Two sets that share a name and nothing else, when nobody removes orphans yet. */
    private static void strangers(Target target, Findings findings, String name, List<Used> sets) {
        for (int i = 1; i < sets.size(); i++) {
            Used set = sets.get(i);
            List<Used> others = sets.stream()
                    .filter(other -> Collections.disjoint(other.services, set.services))
                    .toList();
            if (!others.isEmpty()) {
                findings.add(
                        ID,
                        ai.pmoves.kernel.Severity.NOTE,
                        Told.subject(target, set.calls.get(0)) + " " + name,
                        set.calls.get(0).where(),
                        "project '" + name + "' is both " + files(target, List.of(set)) + " and "
                                + files(target, others)
                                + ", which share no service: to each, the other's containers are orphans",
                        "give each set of files a name of its own with -p");
                return;
            }
        }
    }

    private static String files(Target target, List<Used> sets) {
        return Told.some(
                sets.stream().map(set -> target.tree().name(set.files.get(0))).toList());
    }
}
