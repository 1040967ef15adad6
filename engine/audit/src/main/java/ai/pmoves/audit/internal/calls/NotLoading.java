package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Resolution;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of files that Compose refuses as it is called. What the audited stack's own files say already is not said again, nor what
 * hangs on this machine's files and variables.
 */
final class NotLoading implements Rule {
    private static final String ID = "invocations.not-loading";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Set<String> known =
                target.resolution().errors().stream().map(Problem::message).collect(Collectors.toSet());
        Map<List<Path>, List<Invocation>> sets = new LinkedHashMap<>();
        Map<List<Path>, List<Problem>> problems = new LinkedHashMap<>();
        Models models = Models.of(target);
        for (Invocation call : Invocations.of(target)) {
            // a document that names several files tells of a set that is meant to work; one file may be of any folder
            if (call.kind() == Kind.DOCUMENT && call.files().size() < 2
                    || call.verb().isEmpty()
                    || Set.of("version", "ls", "help").contains(call.verb())) {
                continue;
            }
            models.of(call)
                    .filter(model -> !Refusals.of(model.resolution(), known).isEmpty())
                    .ifPresent(model -> {
                        List<Problem> own = Refusals.of(asCalled(models, model, call), known);
                        if (!own.isEmpty()) {
                            sets.computeIfAbsent(model.files(), key -> new ArrayList<>())
                                    .add(call);
                            problems.putIfAbsent(model.files(), own);
                        }
                    });
        }
        problems.forEach((files, some) -> report(target, findings, files, some, sets.getOrDefault(files, List.of())));
    }

    /** With the profiles of the call, and those of the services that it names. */
    private static Resolution asCalled(Models models, Model model, Invocation call) {
        List<String> profiles = new ArrayList<>(call.profiles());
        if (model.project() != null) {
            for (String name : call.services()) {
                var service = model.project().services().get(name);
                if (service != null) {
                    service.definition().path("profiles").forEach(profile -> profiles.add(profile.asText()));
                }
            }
        }
        String directory = call.projectDirectory();
        Path given = directory == null ? null : Models.path(model.directory(), directory);
        List<String> active = profiles.isEmpty()
                ? List.of("")
                : profiles.stream().distinct().sorted().toList();
        return models.resolve(model.directory(), model.files(), given, active);
    }

    private static void report(
            Target target, Findings findings, List<Path> set, List<Problem> problems, List<Invocation> calls) {
        Invocation first = calls.get(0);
        Problem problem = problems.get(0);
        boolean sure = first.kind() != Kind.DOCUMENT
                && Models.of(target).of(first).filter(model -> !model.guessed()).isPresent()
                && !Told.inDocuments(target, first);
        String files = set.stream().map(file -> file.getFileName() + "").collect(Collectors.joining(" + "));
        findings.add(
                ID,
                sure ? Severity.ERROR : Severity.WARNING,
                String.join(" + ", set.stream().map(target.tree()::name).toList()),
                problem.where() == null ? first.where() : problem.where(),
                files + " does not load as " + Told.places(target, calls) + " read" + (calls.size() == 1 ? "s" : "")
                        + " it: " + problem.message()
                        + (problems.size() > 1 ? ", and " + (problems.size() - 1) + " more" : ""),
                problem.fix());
    }
}
