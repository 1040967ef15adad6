package ai.pmoves.audit.internal.stack;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.compose.preflight.Options;
import ai.pmoves.compose.preflight.Preflight;
import ai.pmoves.kernel.Problem;
import java.util.Set;

/**
 * The problems of resolving and of preflight are findings by their own codes: what stops a bring-up stands in every audit, in the
 * same words.
 */
public final class StackProblems {

    /** What their codes begin with. */
    public static final Set<String> AREAS = Set.of("compose", "preflight", "yaml", "env", "platform");

    private StackProblems() {}

    public static boolean isOne(String code) {
        int point = code.indexOf('.');
        return point > 0 && AREAS.contains(code.substring(0, point));
    }

    public static void of(Target target, Findings findings) {
        for (Problem problem : Preflight.of(target.resolution(), Options.local())) {
            findings.add(new Finding(
                    problem.code(),
                    problem.severity(),
                    problem.message(),
                    problem.message(),
                    problem.where(),
                    problem.fix()));
        }
    }
}
