package ai.pmoves.audit.internal.order;

import ai.pmoves.audit.Target;
import ai.pmoves.compose.order.Edges;

/** Who needs whom in the stack, found once for all rules. */
public final class TargetEdges {
    private TargetEdges() {}

    public static Edges of(Target target) {
        return target.tree().once(TargetEdges.class, target.project(), Edges::of);
    }
}
