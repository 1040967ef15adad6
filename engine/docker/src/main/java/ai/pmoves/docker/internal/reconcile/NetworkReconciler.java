package ai.pmoves.docker.internal.reconcile;

import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.body.Labels;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.Comparator;
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
        List<NetworkUser> users = sameName.stream()
                .flatMap(n -> n.users().stream())
                .distinct()
                .sorted(Comparator.comparing(NetworkUser::name))
                .toList();
        if (found == NetworkClass.FOREIGN_PROJECT) {
            return blocked(foreign(project, network, sameName.get(0), users).at(place));
        }
        if (!users.isEmpty()) {
            return blocked(inUse(project, network, found, users).at(place));
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

    /** Also where nothing uses it now: its stack expects to find it. */
    private static Problem foreign(Project project, Network network, NetworkState there, List<NetworkUser> users) {
        String owner = there.labels().getOrDefault(Labels.PROJECT, "");
        return Problem.error(
                        "docker.network-foreign",
                        "network " + network.name() + " belongs to project " + owner
                                + (users.isEmpty()
                                        ? ""
                                        : ", and is in use by " + NetworkUser.words(users, project.name())))
                .fix("take down the stack of project " + owner + ", or give network '" + network.key()
                        + "' another name, or declare `external: true` in it to share it");
    }

    private static Problem inUse(Project project, Network network, NetworkClass found, List<NetworkUser> users) {
        return Problem.error(
                        "docker.network-stale",
                        "network " + network.name() + " is stale (" + found.words() + ") and in use by "
                                + NetworkUser.words(users, project.name()))
                .fix(NetworkUser.toFree(network.name(), users, project.name()));
    }
}
