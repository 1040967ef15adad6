package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunListener;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.lock.StackLock;
import ai.pmoves.kernel.internal.redact.Redactor;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Work that holds its stack's lock: it goes once, and what fails in it shows no secret. */
final class Held implements Prepared {
    private final StackLock lock;
    private final Redactor redactor;
    private final Work work;
    private boolean gone;

    Held(StackLock lock, Redactor redactor, Work work) {
        this.lock = lock;
        this.redactor = redactor;
        this.work = work;
    }

    /** What is held for; the same contract as {@link Prepared}, but for the lock. */
    interface Work {
        List<Decision> decisions();

        Map<StepPath, Confirmation> confirmations();

        RunResult go(Map<StepPath, Answer> answers, RunListener listener, RunControl control);
    }

    @Override
    public List<Decision> decisions() {
        return redacting(work::decisions);
    }

    @Override
    public Map<StepPath, Confirmation> confirmations() {
        return redacting(work::confirmations);
    }

    @Override
    public RunResult go(Map<StepPath, Answer> answers, RunListener listener, RunControl control) {
        if (gone) {
            throw new IllegalStateException("what is prepared goes once");
        }
        gone = true;
        return redacting(() -> work.go(answers, listener, control));
    }

    private <T> T redacting(Supplier<T> part) {
        try {
            return part.get();
        } catch (PmovesException e) {
            throw redactor.exception(e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
