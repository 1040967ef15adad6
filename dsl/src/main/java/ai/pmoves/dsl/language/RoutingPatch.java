package ai.pmoves.dsl.language;

import ai.pmoves.routing.rollout.Patch;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A compose file as the policy wants it. */
@Block("a patch of routing")
public final class RoutingPatch {
    private final Patch patch;
    private final Optional<String> start;

    /** @param start how compose is to be started with it, where that is not as usual */
    RoutingPatch(Patch patch, Optional<String> start) {
        this.patch = patch;
        this.start = start;
    }

    @Word("The whole file as it shall be.")
    public String getText() {
        return patch.text();
    }

    @Word("Why something changes, and what has to be changed by hand.")
    public List<String> getNotes() {
        return Stream.concat(patch.notes().stream(), start.stream()).toList();
    }

    @Word("The gateway's service; empty where the file has none.")
    public String getGateway() {
        return Objects.requireNonNullElse(patch.gateway(), "");
    }

    @Word(
            "The file on this machine that the gateway reads, by its command and its mounts; empty where the file does not tell.")
    public String getConfiguration() {
        return patch.configuration() == null ? "" : patch.configuration().toString();
    }
}
