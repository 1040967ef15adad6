package ai.pmoves.docker.internal.reconcile;

import ai.pmoves.docker.internal.body.Labels;
import java.util.Map;
import java.util.Optional;

/**
 * When a container has to be made anew: Compose's rules, so that both tools agree on every container that was ever started.
 * One that never was has nothing to lose, and nobody can tell whether its maker came to connecting all its networks and to
 * copying all its files.
 */
final class Divergence {
    private Divergence() {}

    /** Why, or empty where it can stay. */
    public static Optional<String> of(ContainerState container, Wanted wanted) {
        if (!container.label(Labels.CONFIG_HASH).equals(wanted.configHash())) {
            return Optional.of("its definition changed");
        }
        if (!container.label(Labels.IMAGE).equals(wanted.imageId())) {
            return Optional.of("its image changed");
        }
        if (container.state().equals("created")) {
            return Optional.of("it was created and never started, so parts of it may be missing");
        }
        if (container.running()) {
            for (Map.Entry<String, String> network : wanted.networkIds().entrySet()) {
                if (!container.networkIds().contains(network.getValue())) {
                    return Optional.of("it is not connected to network " + network.getKey());
                }
            }
        }
        return wanted.volumes().stream()
                .filter(volume -> !container.mounts(volume))
                .findFirst()
                .map(volume -> "it does not mount volume " + volume);
    }
}
