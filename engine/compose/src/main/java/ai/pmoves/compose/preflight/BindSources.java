package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bind mounts whose source is missing or of the wrong kind. For a missing source the engine makes a folder, owned by root: that
 * is fine for data, and ends in {@code not a directory} where the container expects a file.
 */
final class BindSources implements Rule {
    private static final Pattern FILE = Pattern.compile(
            ".*\\.(conf|cfg|cnf|ini|ya?ml|json|toml|xml|properties|env|sql|sh|py|js|html?|txt|pem|crt|cert|key|hcl|cron|sock)");

    private static final Pattern ENGINE_SOCKET =
            Pattern.compile("(/var)?/run/(docker|podman/podman|containerd/containerd)\\.sock");

    @Override
    public List<Problem> check(Subject subject) {
        List<Problem> problems = new ArrayList<>();
        for (Service service : subject.services()) {
            int index = 0;
            for (JsonNode mount : service.definition().path("volumes")) {
                String at = "volumes." + index++;
                if (mount.path("type").asText().equals("bind")) {
                    problem(subject, service, mount)
                            .map(problem -> problem.at(subject.where(service, at)))
                            .ifPresent(problems::add);
                }
            }
        }
        return problems;
    }

    private static Optional<Problem> problem(Subject subject, Service service, JsonNode mount) {
        Path source = subject.project().directory().resolve(mount.path("source").asText());
        String target = mount.path("target").asText();
        boolean file = FILE.matcher(target).matches();
        String shown = shown(subject, source);
        if (Files.isDirectory(source) && file && !target.endsWith(".d")) {
            return Optional.of(Problem.error(
                            "preflight.bind-is-folder",
                            "'" + service.name() + "' expects a file at " + target + ", but " + shown + " is a folder")
                    .fix("put the file there; if an engine made the folder earlier: rmdir " + subject.pasted(source)));
        }
        if (ENGINE_SOCKET.matcher(source.toString()).matches()) {
            return Optional.empty(); // where the stack runs there is an engine, and so its socket
        }
        if (Files.exists(source)) {
            return Files.isRegularFile(source) && target.endsWith("/")
                    ? Optional.of(Problem.error(
                                    "preflight.bind-is-file",
                                    "'" + service.name() + "' expects a folder at " + target + ", but " + shown
                                            + " is a file")
                            .fix("mount its folder, or name the file in the target"))
                    : Optional.empty();
        }
        return missing(subject, service, mount, source, file);
    }

    private static Optional<Problem> missing(
            Subject subject, Service service, JsonNode mount, Path source, boolean file) {
        String shown = shown(subject, source);
        String message = "'" + service.name() + "' mounts " + shown + ", which is not there";
        boolean ownPath = source.startsWith(subject.project().directory());
        boolean refused = !mount.path("bind").path("create_host_path").asBoolean(true);
        if (file || refused) {
            Problem problem = Problem.error(
                            "preflight.bind-missing",
                            message
                                    + (file && !refused
                                            ? ": the engine would put a folder where a file is expected"
                                            : ""))
                    .fix(Submodules.fetching(source, subject.pastedIn())
                            .orElseGet(() -> Examples.copyCommand(subject.pastedIn(), source)
                                    .orElse("create it, or correct the mount")));
            // what lies outside the stack belongs to the machine that it will run on, which need not be this one
            return Optional.of(ownPath ? problem : problem.as(Severity.WARNING));
        }
        return ownPath
                ? Optional.of(Problem.note(
                                "preflight.bind-will-be-made",
                                message + ": the engine will make an empty folder, owned by root")
                        .as(
                                mount.path("read_only").asBoolean() && !isFilled(subject, source)
                                        ? Severity.WARNING
                                        : Severity.NOTE)
                        .fix("mkdir -p " + subject.pasted(source)))
                : Optional.empty();
    }

    /** Whether some service writes into it: then the others find in time what they read. */
    private static boolean isFilled(Subject subject, Path source) {
        for (Service service : subject.project().services().values()) {
            for (JsonNode mount : service.definition().path("volumes")) {
                if (mount.path("type").asText().equals("bind")
                        && !mount.path("read_only").asBoolean()
                        && subject.project()
                                .directory()
                                .resolve(mount.path("source").asText())
                                .normalize()
                                .equals(source.normalize())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As a compose file would say it. */
    private static String shown(Subject subject, Path source) {
        String text = subject.shown(source);
        return text.startsWith("/") || text.startsWith(".") ? text : "./" + text;
    }
}
