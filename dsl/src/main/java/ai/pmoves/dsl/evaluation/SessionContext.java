package ai.pmoves.dsl.evaluation;

import ai.pmoves.kernel.Command;
import ai.pmoves.kernel.CommandResult;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.StepContext;
import ai.pmoves.kernel.StepPath;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a line has at hand that only reads: whoever wants to act through it is refused. */
record SessionContext(
        int attempt, Consumer<String> notes, Consumer<Secret> secrets, Map<StepPath, Object> outputs, boolean rehearsal)
        implements StepContext {
    private static final StepPath PATH = StepPath.of("session");

    @Override
    public StepPath path() {
        return PATH;
    }

    @Override
    public void log(String line) {
        notes.accept(line);
    }

    @Override
    public void progress(String note) {
        notes.accept(note);
    }

    @Override
    public @Nullable Object output(StepPath need) {
        return outputs.get(need);
    }

    @Override
    public void acting(String stack) {
        throw readOnly();
    }

    @Override
    public CommandResult exec(Command command) {
        throw readOnly();
    }

    @Override
    public CommandResult run(Command command) {
        throw readOnly();
    }

    private static PmovesException readOnly() {
        return new PmovesException(
                ExitCode.USAGE,
                Problem.error("session.reads-only", "this acts, and was read as a line that only looks")
                        .fix("say the word itself at the prompt"));
    }

    @Override
    public void redact(Secret secret) {
        secrets.accept(secret);
    }

    @Override
    public AutoCloseable onStop(Runnable unblock) {
        return () -> {};
    }

    @Override
    public boolean stopping() {
        return Thread.currentThread().isInterrupted();
    }
}
