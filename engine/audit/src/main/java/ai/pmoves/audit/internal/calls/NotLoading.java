package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Kind;
import ai.pmoves.audit.Invocations;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.ComposeFiles;
import ai.pmoves.compose.ComposeRequest;
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
            "compose.required-variable", "compose.unset-variable", "compose.env-file-missing", "compose.env-file-unreadable",
            "compose.missing-source", "compose.no-file", "compose.several-files");

    private record Cause(List<Path> files, String message) {}

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Set<String> known = target.resolution().errors().stream().map(Problem::message).collect(Collectors.toSet());
        Map<Cause, List<Invocation>> calls = new LinkedHashMap<>();
        Map<Cause, Problem> problems = new LinkedHashMap<>();
        Models models = Models.of(target);
        for (Invocation call : Invocations.of(target)) {
            if (call.kind() == Kind.DOCUMENT || call.verb().isEmpty() || Set.of("version", "ls", "help").contains(call.verb())) {
                continue;
            }
            models.of(call).filter(model -> !own(model.resolution(), known).isEmpty()).ifPresent(model -> {
                for (Problem problem : own(asCalled(model, call), known)) {
                    Cause cause = new Cause(model.files(), problem.message());
                    calls.computeIfAbsent(cause, key -> new ArrayList<>()).add(call);
                    problems.putIfAbsent(cause, problem);
                }
            });
        }
        calls.forEach((cause, some) -> report(target, findings, cause, problems.get(cause), some));
    }

    private static List<Problem> own(Resolution resolution, Set<String> known) {
        return resolution.errors().stream()
                .filter(problem -> !OF_THE_MACHINE.contains(problem.code()) && !known.contains(problem.message()))
                .toList();
    }

    /** With the profiles of the call, and those of the services that it names. */
    private static Resolution asCalled(Model model, Invocation call) {
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
        return ComposeFiles.resolve(new ComposeRequest(
                model.directory(), model.files(), given, null, profiles.isEmpty() ? List.of("") : profiles, List.of(), Map.of(), List.of()));
    }

    private static void report(Target target, Findings findings, Cause cause, @org.jspecify.annotations.Nullable Problem problem, List<Invocation> calls) {
        if (problem == null) {
            return;
        }
        Invocation first = calls.get(0);
        boolean guessed = first.directory() == null;
        String files = cause.files.stream().map(file -> file.getFileName() + "").collect(Collectors.joining(" + "));
        findings.add(
                ID,
                guessed ? Severity.WARNING : Severity.ERROR,
                Told.subject(target, first) + " " + files + " " + problem.code(),
                problem.where() == null ? first.where() : problem.where(),
                files + ", as " + Told.calls(calls.size()) + " (" + Told.places(target, calls) + ") read" + (calls.size() == 1 ? "s" : "") + " it, does not load: "
                        + problem.message(),
                problem.fix());
    }
}
