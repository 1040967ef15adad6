package ai.pmoves.audit.internal;

import ai.pmoves.audit.Target;
import java.util.List;

/** Looks for one kind of thing, or for a few that are found on the same way. Reads at most. */
public interface Rule {

    /** The ids of what it may find; each has its text in {@code rules.md}. */
    List<String> ids();

    void check(Target target, Findings findings);
}
