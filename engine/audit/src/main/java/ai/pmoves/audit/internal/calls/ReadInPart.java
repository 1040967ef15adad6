package ai.pmoves.audit.internal.calls;

import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.audit.internal.invocation.Scan;
import ai.pmoves.kernel.Location;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Files whose text becomes so much that the search for calls was left: silence about them says nothing. */
final class ReadInPart implements Rule {
    private static final String ID = "invocations.read-in-part";

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        Set<Path> told = new HashSet<>();
        for (Location where : Scan.stopped(target.tree())) {
            if (told.add(where.file())) {
                String file = target.tree().name(where.file());
                findings.add(
                        ID,
                        file,
                        where,
                        "calls of Compose were looked for in " + file + " up to here only: its functions and variables"
                                + " become more text than anybody writes",
                        "write the calls of Compose in a script of their own");
            }
        }
    }
}
