package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Resolution;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;

/** Checks a stack before anything is started. */
public final class Preflight {
    private static final List<Rule> RULES = List.of(
            new BuildInputs(),
            new BindSources(),
            new ObjectFiles(),
            new EmptyImages(),
            new RestartWords(),
            new PortCollisions(),
            new BlankPorts(),
            new ExternalResources(),
            new DisabledNeeds(),
            new Placeholders(),
            new ProviderKeys());

    private Preflight() {}

    /**
     * Every problem of the resolution and of what it needs around it: one for each cause, however many services it touches;
     * errors first, then by place.
     */
    public static List<Problem> of(Resolution resolution, Options options) {
        List<Problem> problems = new ArrayList<>(Remedies.of(resolution, options));
        if (resolution.project() != null) {
            Subject subject = Subject.of(resolution.project(), options);
            RULES.forEach(rule -> problems.addAll(rule.check(subject)));
        }
        return Folded.of(problems);
    }
}
