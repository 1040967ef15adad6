package ai.pmoves.docker.internal.image;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.build.BuildContent;
import ai.pmoves.docker.internal.body.Labels;
import ai.pmoves.docker.internal.engine.Json;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code build} section as a command of the docker client. How the values of build arguments travel, {@link BuildArguments}
 * says.
 *
 * @param arguments the whole command
 * @param environment of the command, beside the inherited one
 */
record BuildCommand(List<String> arguments, Map<String, String> environment) {
    /** What only BuildKit can do. */
    private static final List<String> BUILDKIT_ONLY =
            List.of("secrets", "ssh", "additional_contexts", "cache_to", "entitlements", "provenance", "sbom");

    public BuildCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * @param buildx whether the client has BuildKit
     * @param dockerfile a file made from {@code dockerfile_inline}, or null
     * @param content what it is built from, as {@link BuildContent#digest} has it
     */
    public static BuildCommand of(
            Project project, Service service, boolean buildx, @Nullable Path dockerfile, String content) {
        ObjectNode build = java.util.Objects.requireNonNull(service.build());
        if (!buildx) {
            refuseWithoutBuildKit(project, service, build);
        }
        Map<String, String> environment = new LinkedHashMap<>();
        List<String> words =
                new ArrayList<>(buildx ? List.of("docker", "buildx", "build", "--load") : List.of("docker", "build"));
        if (!buildx) {
            environment.put("DOCKER_BUILDKIT", "0");
        }
        option(words, "--tag", service.image());
        build.path("tags").forEach(tag -> option(words, "--tag", tag.asText()));
        String context = build.path("context").asText(project.directory().toString());
        String file = build.path("dockerfile").asText("");
        if (dockerfile != null) {
            option(words, "--file", dockerfile.toString());
        } else if (!file.isEmpty()) {
            option(
                    words,
                    "--file",
                    isRemote(context) ? file : Path.of(context).resolve(file).toString());
        }
        option(words, "--target", build.path("target").asText(""));
        option(words, "--network", build.path("network").asText(""));
        option(words, "--shm-size", build.path("shm_size").asText(""));
        option(words, "--isolation", buildx ? "" : build.path("isolation").asText(""));
        BuildArguments given = BuildArguments.of(project, service, build.path("args"));
        given.words().forEach(argument -> option(words, "--build-arg", argument));
        environment.putAll(given.environment());
        Json.textMap(build.path("labels")).forEach((name, value) -> option(words, "--label", name + "=" + value));
        option(words, "--label", Labels.PROJECT + "=" + project.name());
        option(words, "--label", Labels.SERVICE + "=" + service.name());
        option(words, "--label", Labels.VERSION + "=" + Labels.COMPOSE_VERSION);
        option(words, "--label", BuildContent.LABEL + "=" + content);
        if (!buildx) {
            option(words, "--label", Labels.PREFIX + "image.builder=classic");
        }
        build.path("cache_from").forEach(cache -> option(words, "--cache-from", cache.asText()));
        Json.texts(build.path("extra_hosts")).forEach(host -> option(words, "--add-host", host.replaceFirst("=", ":")));
        flag(words, "--no-cache", build.path("no_cache"));
        flag(words, "--pull", build.path("pull"));
        List<String> platforms = Json.texts(build.path("platforms"));
        if (service.platform() != null) {
            option(words, "--platform", service.platform());
        } else if (platforms.size() == 1) {
            option(words, "--platform", platforms.get(0));
        }
        if (buildx) {
            buildKit(words, project, build);
        }
        words.add(context);
        return new BuildCommand(words, environment);
    }

    private static void buildKit(List<String> words, Project project, ObjectNode build) {
        build.path("cache_to").forEach(cache -> option(words, "--cache-to", cache.asText()));
        build.path("ssh").forEach(ssh -> option(words, "--ssh", ssh.asText()));
        build.path("entitlements").forEach(right -> option(words, "--allow", right.asText()));
        Json.textMap(build.path("additional_contexts"))
                .forEach((name, place) -> option(words, "--build-context", name + "=" + place));
        option(words, "--provenance", build.path("provenance").asText(""));
        option(words, "--sbom", build.path("sbom").asText(""));
        for (JsonNode secret : build.path("secrets")) {
            String source = secret.path("source").asText();
            JsonNode declared = project.canonical().path("secrets").path(source);
            String id = "id=" + secret.path("target").asText(source);
            String variable = declared.path("environment").asText("");
            option(
                    words,
                    "--secret",
                    variable.isEmpty() ? id + ",src=" + declared.path("file").asText() : id + ",env=" + variable);
        }
    }

    private static void refuseWithoutBuildKit(Project project, Service service, ObjectNode build) {
        for (String key : BUILDKIT_ONLY) {
            if (!build.path(key).isEmpty() || build.path(key).isTextual()) {
                String path = "services." + service.name() + ".build." + key;
                throw new PmovesException(
                        ExitCode.PRECONDITION,
                        Problem.error(
                                        "docker.build-needs-buildx",
                                        path + " needs BuildKit, and `docker buildx` is not there")
                                .at(project.where(path).orElse(null))
                                .fix("install the docker-buildx plugin"));
            }
        }
    }

    private static boolean isRemote(String context) {
        return context.contains("://") || context.startsWith("git@");
    }

    private static void option(List<String> words, String name, String value) {
        if (!value.isEmpty()) {
            words.add(name);
            words.add(value);
        }
    }

    private static void flag(List<String> words, String name, JsonNode value) {
        if (value.asBoolean(false)) {
            words.add(name);
        }
    }
}
