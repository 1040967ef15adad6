package ai.pmoves.audit;

import ai.pmoves.audit.internal.invocation.Scan;
import java.util.List;

/** Every call of Compose in a workspace. */
public final class Invocations {
    private Invocations() {}

    /**
     * Those in Makefiles, shell, PowerShell, Python and JavaScript, GitHub workflows, systemd units, {@code package.json} and the fences
     * of READMEs, by file and place. A mention in prose, a comment or an {@code echo} is none. Found once for a target.
     */
    public static List<Invocation> of(Target target) {
        return target.tree().once(Invocations.class, Scan::of);
    }
}
