package ai.pmoves.kernel;

import java.util.Set;

/**
 * Which steps a run is about. Names are step paths or groups; every one is checked against the plan before anything runs,
 * and the selection is recorded with the run.
 *
 * @param from start at these: what comes before must have succeeded earlier
 * @param until end with these and what they need
 * @param only exactly these, with their needs already satisfied
 * @param skip leave these out, and what needs them
 * @param force run these even if an earlier result stands
 */
public record Selection(Set<String> from, Set<String> until, Set<String> only, Set<String> skip, Set<String> force) {
    public static final Selection ALL = new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Selection {
        from = Set.copyOf(from);
        until = Set.copyOf(until);
        only = Set.copyOf(only);
        skip = Set.copyOf(skip);
        force = Set.copyOf(force);
    }

    /** Exactly these steps or groups; all if there are none. */
    public static Selection only(Set<String> names) {
        return new Selection(Set.of(), Set.of(), names, Set.of(), Set.of());
    }
}
