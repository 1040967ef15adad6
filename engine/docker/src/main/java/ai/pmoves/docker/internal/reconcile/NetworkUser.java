package ai.pmoves.docker.internal.reconcile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container that is connected to a network.
 *
 * @param project whose it is; blank where Compose did not make it
 */
public record NetworkUser(String name, String project) {

    /** All of them, each with its project where that is not the asking one. */
    public static String words(List<NetworkUser> users, String asking) {
        return users.stream().map(user -> user.words(asking)).collect(Collectors.joining(", "));
    }

    /** How to free the network of them: nothing of it removes a container, since somebody may need what is in that. */
    public static String toFree(String network, List<NetworkUser> users, String asking) {
        String stacks = users.stream()
                .filter(user -> user.isForeign(asking))
                .map(NetworkUser::project)
                .distinct()
                .collect(Collectors.joining(", "));
        String commands = users.stream()
                .map(user -> "docker network disconnect -f " + network + " " + user.name())
                .collect(Collectors.joining(" && "));
        return Stream.of(stacks.isEmpty() ? "" : "take down what uses it, of project " + stacks, commands)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; or "));
    }

    private String words(String asking) {
        return isForeign(asking) ? name + " of project " + project : name;
    }

    private boolean isForeign(String asking) {
        return !project.isEmpty() && !project.equals(asking);
    }
}
