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
    private static final Set<String> OF_THE_MACHINE = Set.of(
            "compose.required-variable",
            "compose.unset-variable",
            "compose.env-file-missing",
            "compose.env-file-unreadable",
            "compose.missing-source",
            "compose.no-file",
            "compose.several-files");

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
            if (call.kind() == Kind.DOCUMENT
                    || call.verb().isEmpty()
                    || Set.of("version", "ls", "help").contains(call.verb())) {
                continue;
            }
            models.of(call)
                    .filter(model -> !own(model.resolution(), known).isEmpty())
                    .ifPresent(model -> {
                        List<Problem> own = own(asCalled(models, model, call), known);
                        if (!own.isEmpty()) {
                            sets.computeIfAbsent(model.files(), key -> new ArrayList<>())
                                    .add(call);
                            problems.putIfAbsent(model.files(), own);
                        }
                    });
        }
        problems.forEach((files, some) -> report(target, findings, files, some, sets.getOrDefault(files, List.of())));
    }

    private static List<Problem> own(Resolution resolution, Set<String> known) {
        return resolution.errors().stream()
                .filter(problem -> !OF_THE_MACHINE.contains(problem.code()) && !known.contains(problem.message()))
                // a dependency that the profiles of the call leave out is what order.profile-gap tells
                .filter(problem -> !(problem.fix() + "").contains("--profile"))
                .toList();
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
        boolean sure =
                Models.of(target).of(first).filter(model -> !model.guessed()).isPresent()
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
