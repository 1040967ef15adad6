package ai.pmoves.docker;

import java.util.List;
import java.util.Map;

/**
 * What an image says of itself.
 *
 * @param id such as {@code sha256:...}
 * @param user as in {@code USER}; empty for root
 * @param environment name to value
 * @param healthcheck NONE, CMD or CMD-SHELL first; empty where it has none
 * @param shell what runs CMD-SHELL; empty for {@code /bin/sh -c}
 * @param directory where its processes start
 * @param platform such as {@code linux/amd64}, {@code linux/arm64/v8}
 * @param created an instant of ISO 8601; may be empty
 */
public record ImageFacts(
        String id,
        String user,
        Map<String, String> environment,
        List<String> healthcheck,
        List<String> shell,
        List<String> entrypoint,
        Map<String, String> labels,
        String directory,
        String platform,
        String created) {

    public ImageFacts {
        environment = Map.copyOf(environment);
        healthcheck = List.copyOf(healthcheck);
        shell = List.copyOf(shell);
        entrypoint = List.copyOf(entrypoint);
        labels = Map.copyOf(labels);
    }
}
