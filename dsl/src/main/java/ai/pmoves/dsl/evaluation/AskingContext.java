package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.Session.Sure;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.ForwardingStepContext;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A step's context in which the person who typed what it does is asked before a protected stack is changed, and before something
 * is destroyed; the log says what was answered.
 */
final class AskingContext extends ForwardingStepContext {
    private final StepContext context;
    private final Sure sure;

    AskingContext(StepContext context, Sure sure) {
        this.context = context;
        this.sure = sure;
    }

    @Override
    protected StepContext context() {
        return context;
    }

    @Override
    public void acting(String stack) {
        if (!rehearsal()) {
            sure.question(stack).ifPresent(this::ask);
        }
    }

    @Override
    public void destroying(Supplier<Optional<Confirmation>> asked) {
        if (!rehearsal()) {
            asked.get().ifPresent(this::ask);
        }
    }

    private void ask(Confirmation asked) {
        boolean yes = sure.sure(asked);
        log("asked: " + asked.question() + " " + (yes ? "yes" : "no"));
        if (!yes) {
            throw new PmovesException(
                    ExitCode.WAITING, Problem.error("session.not-confirmed", "not confirmed: " + asked.question()));
        }
    }
}
