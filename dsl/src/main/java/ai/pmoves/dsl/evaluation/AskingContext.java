package ai.pmoves.dsl.evaluation;

import ai.pmoves.dsl.Session.Sure;
import ai.pmoves.kernel.Command;
import ai.pmoves.kernel.CommandResult;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.StepContext;
import ai.pmoves.kernel.StepPath;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A step's context in which the person who typed what it does is asked before something is destroyed; the log says what was answered. */
record AskingContext(StepContext context, Sure sure) implements StepContext {

    @Override
    public void destroying(Supplier<Optional<Confirmation>> asked) {
        if (!context.rehearsal()) {
            asked.get().ifPresent(this::ask);
        }
    }

    private void ask(Confirmation asked) {
        boolean yes = sure.sure(asked);
        context.log("asked: " + asked.question() + " " + (yes ? "yes" : "no"));
        if (!yes) {
            throw new PmovesException(
                    ExitCode.WAITING, Problem.error("session.not-confirmed", "not confirmed: " + asked.question()));
        }
    }

    @Override
    public StepPath path() {
        return context.path();
    }

    @Override
    public String runId() {
        return context.runId();
    }

    @Override
    public int attempt() {
        return context.attempt();
    }

    @Override
    public void log(String line) {
        context.log(line);
    }

    @Override
    public void progress(String note) {
        context.progress(note);
    }

    @Override
    public void warn(String message) {
        context.warn(message);
    }

    @Override
    public void blocker(Problem problem) {
        context.blocker(problem);
    }

    @Override
    public void show(String text) {
        context.show(text);
    }

    @Override
    public @Nullable Object output(StepPath need) {
        return context.output(need);
    }

    @Override
    public CommandResult exec(Command command) throws InterruptedException {
        return context.exec(command);
    }

    @Override
    public CommandResult run(Command command) throws InterruptedException {
        return context.run(command);
    }

    @Override
    public void redact(Secret secret) {
        context.redact(secret);
    }

    @Override
    public AutoCloseable onStop(Runnable unblock) {
        return context.onStop(unblock);
    }

    @Override
    public boolean rehearsal() {
        return context.rehearsal();
    }

    @Override
    public boolean stopping() {
        return context.stopping();
    }
}
