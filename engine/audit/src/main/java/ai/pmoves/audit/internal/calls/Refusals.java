package ai.pmoves.audit.internal.calls;

import ai.pmoves.compose.Resolution;
import ai.pmoves.kernel.Problem;
import java.util.List;
import java.util.Set;

/** Why Compose refuses a set of files on any machine and with any profiles. */
public final class Refusals {
    private static final Set<String> OF_THE_CALL = Set.of(
            // left out by the call's profiles, which order.profile-gap tells
            "compose.inactive-service",
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
                .filter(problem -> !OF_THE_CALL.contains(problem.code()) && !known.contains(problem.message()))
                .toList();
    }
}
