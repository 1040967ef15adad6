package ai.pmoves.docker.internal.reconcile;

import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.docker.Operation;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done about a declared network.
 *
 * @param operations empty where it is there as declared, or where it is blocked
 * @param blocked what stands in the way, or null
 */
public record NetworkReconciler(
        List<Operation> operations, @Nullable Problem blocked) {

    /** @param sameName every network on the engine with exactly the declared name, with its users */
    public static NetworkReconciler reconcile(Project project, Network network, List<NetworkState> sameName) {
        Location place = project.where("networks." + network.key()).orElse(null);
        NetworkClass found = NetworkClass.of(project.name(), network, sameName);
        if (found == NetworkClass.OURS) {
            return new NetworkReconciler(List.of(), null);
        }
        if (found == NetworkClass.ABSENT) {
            return network.external() ? blocked(missing(network).at(place)) : create(network, found.words(), List.of());
        }
        if (network.external()) {
            return blocked(Problem.error(
                            "docker.network-ambiguous",
                            "several networks are named " + network.name() + "; external network '" + network.key()
                                    + "' must be one of them")
                    .at(place)
                    .fix("name it by id, one of: "
                            + String.join(
                                    ", ",
                                    sameName.stream().map(NetworkState::id).toList())));
        }
        List<String> users = sameName.stream()
                .flatMap(n -> n.users().stream())
                .distinct()
                .sorted()
                .toList();
        if (!users.isEmpty()) {
            return blocked(inUse(network, found, users).at(place));
        }
        return create(network, found.words(), sameName);
    }

    private static NetworkReconciler create(Network network, String cause, List<NetworkState> stale) {
        List<Operation> operations = new ArrayList<>();
        stale.forEach(old -> operations.add(new Operation.RemoveNetwork(old.id(), old.name(), cause + ", and unused")));
        operations.add(new Operation.CreateNetwork(network.key(), network.name(), cause));
        return new NetworkReconciler(List.copyOf(operations), null);
    }

    private static NetworkReconciler blocked(Problem problem) {
        return new NetworkReconciler(List.of(), problem);
    }

    private static Problem missing(Network network) {
        return Problem.error(
                        "docker.network-missing",
                        "network " + network.name() + " is declared external and does not exist on the engine")
                .fix("bring up the stack that owns it, or drop `external: true` from network '" + network.key() + "'");
    }

    private static Problem inUse(Network network, NetworkClass found, List<String> users) {
        String names = String.join(" ", users);
        return Problem.error(
                        "docker.network-stale",
                        "network " + network.name() + " is stale (" + found.words() + ") and in use by "
                                + String.join(", ", users))
                .fix("docker rm -f " + names + " && docker network rm " + network.name());
    }
}
