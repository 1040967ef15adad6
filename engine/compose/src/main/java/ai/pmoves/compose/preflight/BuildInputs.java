package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Build contexts and Dockerfiles that are not there. */
final class BuildInputs implements Rule {
    @Override
    public List<Problem> check(Subject subject) {
        List<Problem> problems = new ArrayList<>();
        for (Service service : subject.services()) {
            JsonNode build = service.build();
            if (build != null
                    && (build.path("context").asText()
                                            + build.path("dockerfile").asText())
                                    .indexOf('\0')
                            >= 0) {
                problems.add(Problem.error(
                                "preflight.build-path",
                                "'" + service.name()
                                        + "' is built from a path with a NUL character in it, which no file can have")
                        .at(subject.where(service, "build"))
                        .fix("correct 'build' of " + service.name()));
            } else if (build != null && !isRemote(build.path("context").asText())) {
                Path context = subject.project()
                        .directory()
                        .resolve(build.path("context").asText("."));
                if (!Files.isDirectory(context)) {
                    problems.add(missing(subject, service, "context", context));
                } else if (!build.has("dockerfile_inline")) {
                    Path file = context.resolve(build.path("dockerfile").asText("Dockerfile"));
                    if (!Files.isRegularFile(file)) {
                        problems.add(missing(subject, service, "dockerfile", file));
                    }
                }
            }
        }
        return problems;
    }

    private static Problem missing(Subject subject, Service service, String what, Path path) {
        String kind = what.equals("context") ? "folder" : "Dockerfile";
        String fix = Submodules.fetching(path, subject.pastedIn())
                .orElse("correct 'build' of " + service.name() + ", or take a published image instead");
        return Problem.error(
                        "preflight.build-" + what + "-missing",
                        "The " + kind + " that '" + service.name() + "' is built from is not there: "
                                + subject.shown(path.normalize()))
                .at(subject.where(service, "build." + what))
                .fix(fix);
    }

    /** A Git or HTTP address, as {@code docker build} takes it. */
    private static boolean isRemote(String context) {
        return context.contains("://") || context.startsWith("git@") || context.startsWith("github.com/");
    }
}
