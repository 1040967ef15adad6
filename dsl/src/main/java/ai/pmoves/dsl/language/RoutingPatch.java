package ai.pmoves.dsl.language;

import ai.pmoves.routing.rollout.Patch;
import java.util.List;

/** A compose file as the policy wants it. */
@Block("a patch of routing")
public final class RoutingPatch {
    private final Patch patch;

    RoutingPatch(Patch patch) {
        this.patch = patch;
    }

    @Word("The whole file as it shall be.")
    public String getText() {
        return patch.text();
    }

    @Word("Why something changes, and what has to be changed by hand.")
    public List<String> getNotes() {
        return patch.notes();
    }
}
