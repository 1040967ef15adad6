package ai.pmoves.kernel;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands everything on to another context: for those that do one thing of it otherwise. */
public abstract class ForwardingStepContext implements StepContext {
    /** Whom everything is handed on to now. */
    protected abstract StepContext context();

    @Override
    public StepPath path() {
        return context().path();
    }

    @Override
    public String runId() {
        return context().runId();
    }

    @Override
    public int attempt() {
        return context().attempt();
    }

    @Override
    public void log(String line) {
        context().log(line);
    }

    @Override
    public void progress(String note) {
        context().progress(note);
    }

    @Override
    public void warn(String message) {
        context().warn(message);
    }

    @Override
    public void blocker(Problem problem) {
        context().blocker(problem);
    }

    @Override
    public void acting(String stack) {
        context().acting(stack);
    }

    @Override
    public void destroying(Supplier<Optional<Confirmation>> asked) {
        context().destroying(asked);
    }

    @Override
    public void show(String text) {
        context().show(text);
    }

    @Override
    public @Nullable Object output(StepPath need) {
        return context().output(need);
    }

    @Override
    public CommandResult exec(Command command) throws InterruptedException {
        return context().exec(command);
    }

    @Override
    public CommandResult run(Command command) throws InterruptedException {
        return context().run(command);
    }

    @Override
    public void redact(Secret secret) {
        context().redact(secret);
    }

    @Override
    public AutoCloseable onStop(Runnable unblock) {
        return context().onStop(unblock);
    }

    @Override
    public boolean rehearsal() {
        return context().rehearsal();
    }

    @Override
    public boolean stopping() {
        return context().stopping();
    }
}
