package ai.pmoves.repl.cli;

import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.Selection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about a plan: what its runbook becomes, and the steps that are meant. */
final class PlanOptions extends StackOptions {
    @Option(names = "--from", paramLabel = "STEP", description = "start here; what comes before must be done")
    Set<String> from = new LinkedHashSet<>();

    @Option(names = "--until", paramLabel = "STEP", description = "end with this step and what it needs")
    Set<String> until = new LinkedHashSet<>();

    @Option(names = "--only", paramLabel = "STEP", description = "exactly this step or group")
    Set<String> only = new LinkedHashSet<>();

    @Option(names = "--skip", paramLabel = "STEP", description = "leave it out, and what needs it")
    Set<String> skip = new LinkedHashSet<>();

    @Option(names = "--force", paramLabel = "STEP", description = "run it even if an earlier result stands")
    Set<String> force = new LinkedHashSet<>();

    Selection selection() {
        return new Selection(from, until, only, skip, force);
    }

    /** To decide by, before anything is answered: against runs of the same kind, rehearsals or real ones. */
    RunRequest forecast(@Nullable String resuming) {
        return new RunRequest(resuming, selection(), Map.of(), (step, question) -> false, 1, rehearse);
    }
}
