package ai.pmoves.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One enabled service of the resolved model. The typed part is what planning and readiness need; the rest of the
 * definition is read from {@code definition}, in canonical (long) form.
 *
 * @param name its key in {@code services}
 * @param containerName {@code container_name}, or {@code project-name-1}
 * @param image what to run: {@code image}, or {@code project-name} for one that is only built
 * @param build the canonical {@code build} mapping, or null
 * @param pullPolicy missing, always, never, build, daily, weekly, every_...; missing by default
 * @param platform os/arch asked for, or null
 * @param dependencies explicit ({@code depends_on}) and structural (links, {@code network_mode: service:x}, volumes_from)
 * @param healthcheck its check, or null where the file declares none (the image may)
 * @param ports published and exposed ports in canonical form
 * @param networks key to aliases and addresses; empty with a {@code network_mode}
 * @param replicas scale or deploy.replicas, 1 by default
 * @param restarts whether the restart policy brings it back (always, unless-stopped, on-failure)
 * @param configHash what Compose writes as {@code com.docker.compose.config-hash}
 * @param definition canonical form, read-only
 */
public record Service(
        String name,
        String containerName,
        String image,
        @Nullable ObjectNode build,
        String pullPolicy,
        @Nullable String platform,
        Map<String, Dependency> dependencies,
        @Nullable Healthcheck healthcheck,
        List<Port> ports,
        Map<String, JsonNode> networks,
        int replicas,
        boolean restarts,
        Map<String, String> labels,
        Map<String, @Nullable String> environment,
        String configHash,
        ObjectNode definition) {

    /** When a dependency counts as there. */
    public enum Condition {
        STARTED,
        HEALTHY,
        COMPLETED
    }

    /** @param explicit written in depends_on, not derived */
    public record Dependency(
            String service, Condition condition, boolean required, boolean restart, boolean explicit) {}

    /**
     * @param test NONE, CMD or CMD-SHELL first, as the engine takes it; empty to inherit the image's
     * @param interval null inherits the image's, else 30 s
     */
    public record Healthcheck(
            List<String> test,
            @Nullable Duration interval,
            @Nullable Duration timeout,
            @Nullable Integer retries,
            @Nullable Duration startPeriod,
            @Nullable Duration startInterval) {

        public boolean disabled() {
            return !test.isEmpty() && test.get(0).equals("NONE");
        }
    }

    /**
     * @param hostIp empty for all addresses
     * @param published a port, a range, or empty for a free one
     */
    public record Port(String hostIp, String published, int target, String protocol) {}

    public Optional<Healthcheck> declaredHealthcheck() {
        return Optional.ofNullable(healthcheck);
    }
}
