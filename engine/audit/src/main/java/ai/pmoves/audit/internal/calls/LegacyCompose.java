package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.Invocation.Trait;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docker-compose} in a file that knows no {@code docker compose}: one that has both looks for what is there. */
final class LegacyCompose implements Rule {
    private static final String ID = "invocations.legacy-compose";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Map<Path, List<Invocation>> files = Invocations.of(target).stream()
                .filter(call -> call.kind() != Kind.DOCUMENT && !Told.inDocuments(target, call))
                .collect(Collectors.groupingBy(call -> call.where().file(), LinkedHashMap::new, Collectors.toList()));
        for (List<Invocation> calls : files.values()) {
            List<Invocation> legacy =
                    calls.stream().filter(LegacyCompose::isLegacy).toList();
            if (!legacy.isEmpty() && calls.stream().allMatch(call -> call.is(Trait.STANDALONE))) {
                report(target, findings, legacy);
            }
        }
    }

    /** One that does something; a question for the version is how scripts find out what there is. */
    private static boolean isLegacy(Invocation call) {
        String program = call.words().get(0).replaceFirst("\\.exe$", "");
        return program.substring(program.lastIndexOf('/') + 1).equals("docker-compose")
                && !call.verb().isEmpty()
                && !call.verb().equals("version");
    }

    private static void report(Target target, Findings findings, List<Invocation> calls) {
        Invocation first = calls.get(0);
        String file = target.tree().name(first.where().file());
        String verbs = Told.some(
                calls.stream().map(call -> "docker compose " + call.verb()).toList());
        findings.add(
                ID,
                file,
                first.where(),
                file + " calls docker-compose in " + (calls.size() == 1 ? "one place" : calls.size() + " places")
                        + ": Docker installs the plugin 'docker compose' and no longer this program,"
                        + " whose version 1 gets no updates since July 2023",
                "write " + verbs);
    }
}
