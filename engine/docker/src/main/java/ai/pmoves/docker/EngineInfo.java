package ai.pmoves.docker;

/**
 * @param endpoint such as {@code unix:///var/run/docker.sock}
 * @param foundBy what led to it: a flag, DOCKER_HOST, a context, a default place
 * @param apiVersion the version in use, negotiated
 */
public record EngineInfo(
        String endpoint,
        String foundBy,
        String version,
        String apiVersion,
        String operatingSystem,
        String architecture,
        java.util.List<String> runtimes) {}
