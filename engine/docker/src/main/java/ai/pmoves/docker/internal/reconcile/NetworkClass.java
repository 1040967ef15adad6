package ai.pmoves.docker.internal.reconcile;

import ai.pmoves.compose.Network;
import ai.pmoves.docker.internal.body.Labels;
import java.util.List;

/** What a declared network turns out to be on the engine. */
enum NetworkClass {
    ABSENT("it does not exist"),
    OURS("it is there as declared"),
    DIVERGED("its definition changed since it was made"),
    WRONG_KEY("it carries another key's label, which Compose refuses"),
    UNLABELLED("it was not made by Compose"),
    FOREIGN_PROJECT("it belongs to another project"),
    AMBIGUOUS("several networks have this name");

    private final String words;

    NetworkClass(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** @param sameName every network on the engine with exactly the declared name */
    public static NetworkClass of(String project, Network network, List<NetworkState> sameName) {
        if (sameName.isEmpty()) {
            return ABSENT;
        }
        if (sameName.size() > 1) {
            return AMBIGUOUS;
        }
        if (network.external()) {
            return OURS;
        }
        var labels = sameName.get(0).labels();
        String owner = labels.getOrDefault(Labels.PROJECT, "");
        String key = labels.getOrDefault(Labels.NETWORK, "");
        if (owner.isEmpty() && key.isEmpty()) {
            return UNLABELLED;
        }
        if (!owner.isEmpty() && !owner.equals(project)) {
            return FOREIGN_PROJECT;
        }
        if (!key.equals(network.key())) {
            return WRONG_KEY;
        }
        String hash = labels.getOrDefault(Labels.CONFIG_HASH, "");
        boolean same = hash.isEmpty() || network.configHash().isEmpty() || hash.equals(network.configHash());
        return same ? OURS : DIVERGED;
    }
}
