package ai.pmoves.docker.rehearsal.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** What a container is asked to be: refused as the engine refuses it, completed as the engine completes it. Pure. */
final class ContainerRequest {
    private static final Set<String> POLICIES = Set.of("", "no", "always", "on-failure", "unless-stopped");
    private static final long LEAST_NANOS = 1_000_000;

    private ContainerRequest() {}

    static void validate(ObjectNode request) {
        JsonNode check = request.path("Healthcheck");
        for (String field : List.of("Interval", "Timeout", "StartPeriod", "StartInterval")) {
            long nanos = check.path(field).asLong();
            if (nanos != 0 && nanos < LEAST_NANOS) {
                throw new EngineError(400, field + " in Healthcheck cannot be less than 1ms");
            }
        }
        String policy =
                request.path("HostConfig").path("RestartPolicy").path("Name").asText("");
        if (!POLICIES.contains(policy)) {
            throw new EngineError(
                    400,
                    "invalid restart policy: unknown policy '" + policy
                            + "'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'");
        }
    }

    static ObjectNode config(ObjectNode request, String id) {
        ObjectNode config = Json.object()
                .put("Hostname", id.substring(0, 12))
                .put("Domainname", "")
                .put("User", "")
                .put("AttachStdin", false)
                .put("AttachStdout", false)
                .put("AttachStderr", false)
                .put("Tty", false)
                .put("OpenStdin", false)
                .put("StdinOnce", false)
                .putNull("Env");
        config.putArray("Cmd").add("rehearsal");
        config.put("Image", "")
                .putNull("Volumes")
                .put("WorkingDir", "")
                .putNull("Entrypoint")
                .putNull("OnBuild");
        config.putObject("Labels");
        request.properties().forEach(e -> {
            boolean blank = e.getValue().isTextual() && e.getValue().asText().isEmpty();
            boolean given = !e.getValue().isNull() && !blank;
            if (given && !Set.of("HostConfig", "NetworkingConfig", "Platform").contains(e.getKey())) {
                config.set(e.getKey(), e.getValue().deepCopy());
            }
        });
        return config;
    }

    static ObjectNode hostConfig(ObjectNode request) {
        ObjectNode config = Json.object().putNull("Binds");
        config.putObject("LogConfig").put("Type", "json-file").putObject("Config");
        config.put("NetworkMode", "bridge").putObject("PortBindings");
        config.putObject("RestartPolicy").put("Name", "no").put("MaximumRetryCount", 0);
        config.put("AutoRemove", false)
                .put("Privileged", false)
                .put("PublishAllPorts", false)
                .put("ReadonlyRootfs", false)
                .put("Runtime", "runc")
                .put("Memory", 0)
                .put("NanoCpus", 0);
        Json.object(request, "HostConfig").properties().forEach(e -> {
            if (!e.getValue().isNull()) {
                config.set(e.getKey(), e.getValue().deepCopy());
            }
        });
        if (Set.of("", "default").contains(config.path("NetworkMode").asText(""))) {
            config.put("NetworkMode", "bridge");
        }
        if (config.path("RestartPolicy").path("Name").asText("").isEmpty()) {
            config.putObject("RestartPolicy").put("Name", "no").put("MaximumRetryCount", 0);
        }
        return config;
    }
}
