package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.Effect;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.console.Protected;
import ai.pmoves.repl.screen.Text;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What acts on a protected stack does so once the stack's name was typed, which {@code --yes} is not. A rehearsal does not act. */
record ProtectedStack(Invocation invocation, Plan plan, boolean rehearsal) {
    private static final Set<Verb> MAY_ACT = EnumSet.of(Verb.NEW, Verb.RERUN, Verb.ASK, Verb.UNKNOWN);

    /**
     * What is to be asked before anything is begun; empty where the stack is not protected, or nothing would change it.
     *
     * @param doing such as {@code runs 'bringup'}
     */
    Optional<Confirmation> question(Prepared prepared, String doing) {
        return isProtected() && acts(prepared.decisions())
                ? Optional.of(Confirmation.severe(
                        Text.oneLine("Stack '" + plan.stack() + "' is protected, and this " + doing + "."),
                        plan.stack()))
                : Optional.empty();
    }

    private boolean isProtected() {
        return !rehearsal && Protected.contains(invocation.environment(), plan.stack());
    }

    private boolean acts(List<Decision> decisions) {
        Set<StepPath> looking = plan.steps().stream()
                .filter(step -> step.effect() == Effect.PURE)
                .map(Step::path)
                .collect(Collectors.toSet());
        return decisions.stream()
                .anyMatch(decision -> MAY_ACT.contains(decision.verb()) && !looking.contains(decision.path()));
    }
}
