package ai.pmoves.docker.testing;

import ai.pmoves.kernel.Command;
import ai.pmoves.kernel.CommandResult;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.StepContext;
import ai.pmoves.kernel.StepPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A step's context that remembers what it is told, and that a test can stop. */
public final class RecordingStep implements StepContext {
    public final List<String> log = new CopyOnWriteArrayList<>();
    public final List<String> progress = new CopyOnWriteArrayList<>();
    private final List<Runnable> unblockers = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<String>> awaited = new ConcurrentHashMap<>();
    private final Consumer<String> listener;
    private volatile boolean stopping;

    public RecordingStep() {
        this(note -> {});
    }

    /** @param listener is told every note and line as it comes */
    public RecordingStep(Consumer<String> listener) {
        this.listener = listener;
    }

    /** As the kernel does on a second ^C. */
    public void stop() {
        stopping = true;
        unblockers.forEach(Runnable::run);
    }

    @Override
    public StepPath path() {
        return StepPath.of("test");
    }

    @Override
    public String runId() {
        return "r1n";
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public boolean rehearsal() {
        return false;
    }

    @Override
    public void log(String line) {
        log.add(line);
        listener.accept(line);
    }

    @Override
    public void progress(String note) {
        progress.add(note);
        listener.accept(note);
        awaited.forEach((part, seen) -> {
            if (note.contains(part)) {
                seen.complete(note);
            }
        });
    }

    /** Done with the first note that contains this and comes from now on. */
    public CompletableFuture<String> awaiting(String part) {
        return awaited.computeIfAbsent(part, any -> new CompletableFuture<>());
    }

    @Override
    public @Nullable Object output(StepPath need) {
        return null;
    }

    @Override
    public CommandResult exec(Command command) throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command.arguments()).redirectErrorStream(true);
            builder.environment().putAll(command.environment());
            for (Map.Entry<String, Secret> secret : command.secretEnvironment().entrySet()) {
                builder.environment().put(secret.getKey(), secret.getValue().reveal());
            }
            if (command.directory() != null) {
                builder.directory(command.directory().toFile());
            }
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            output.lines().forEach(this::log);
            return new CommandResult(process.waitFor(), output.strip(), "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CommandResult run(Command command) throws InterruptedException {
        CommandResult result = exec(command);
        if (!result.ok()) {
            throw new IllegalStateException(command.arguments() + " ended with " + result.exitCode());
        }
        return result;
    }

    @Override
    public void redact(Secret secret) {}

    @Override
    public AutoCloseable onStop(Runnable unblock) {
        unblockers.add(unblock);
        return () -> unblockers.remove(unblock);
    }

    @Override
    public boolean stopping() {
        return stopping;
    }
}
