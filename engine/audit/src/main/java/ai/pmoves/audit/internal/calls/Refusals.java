package ai.pmoves.audit.internal.calls;

import ai.pmoves.compose.Resolution;
import ai.pmoves.kernel.Problem;
import java.util.List;
import java.util.Set;

/** Why Compose refuses a set of files on any machine. */
public final class Refusals {
    private static final Set<String> OF_THE_MACHINE = Set.of(
            "compose.required-variable",
            "compose.unset-variable",
            "compose.env-file-missing",
            "compose.env-file-unreadable",
            "compose.missing-source",
            "compose.no-file",
            "compose.several-files");

    private Refusals() {}

    /** @param known messages of what is told already */
    public static List<Problem> of(Resolution resolution, Set<String> known) {
        return resolution.errors().stream()
                .filter(problem -> !OF_THE_MACHINE.contains(problem.code()) && !known.contains(problem.message()))
                // a dependency that the profiles of the call leave out is what order.profile-gap tells
                .filter(problem -> !(problem.fix() + "").contains("--profile"))
                .toList();
    }
}
