package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.Command;
import ai.pmoves.kernel.CommandResult;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.StepContext;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.internal.child.ChildProcess;
import ai.pmoves.kernel.internal.key.Silent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an action, check, verify or undo may use. */
final class LiveContext implements StepContext {
    private static final Pattern SHELL_SCRIPT = Pattern.compile("(/bin/)?(ba|da)?sh -[a-z]*c");
    private static final int LONGEST_SCRIPT = 60;
    private static final int LONGEST_COMMAND = 300;

    private final Attempt attempt;
    private final StepScope scope;
    private final Voice voice;
    private volatile boolean readOutputs;

    LiveContext(Attempt attempt, StepScope scope, Voice voice) {
        this.attempt = attempt;
        this.scope = scope;
        this.voice = voice;
    }

    @Override
    public StepPath path() {
        return attempt.step().path();
    }

    @Override
    public String runId() {
        return scope.run();
    }

    @Override
    public int attempt() {
        return attempt.number();
    }

    @Override
    public boolean rehearsal() {
        return scope.rehearsal();
    }

    @Override
    public void log(String line) {
        scope.redactor().text(line).lines().forEach(voice::line);
    }

    @Override
    public void progress(String note) {
        voice.progress(note);
    }

    @Override
    public @Nullable Object output(StepPath need) {
        if (!need.equals(path()) && !attempt.step().needs().contains(need)) {
            throw new IllegalArgumentException("'" + path() + "' does not say that it needs '" + need + "'");
        }
        readOutputs |= !need.equals(path());
        Object output = scope.outputs().getOrDefault(need, Optional.empty()).orElse(null);
        return output instanceof Silent ? null : output;
    }

    /** Whether it was asked for outputs of other steps. */
    boolean readOutputs() {
        return readOutputs;
    }

    @Override
    public CommandResult exec(Command command) throws InterruptedException {
        command.secretEnvironment().values().forEach(this::redact);
        String words = words(command);
        if (scope.rehearsal()) {
            voice.line("rehearsed: run " + words);
            return new CommandResult(0, "", "");
        }
        demandGoingOn();
        Path folder =
                command.directory() == null ? scope.folder() : scope.folder().resolve(command.directory());
        ChildProcess child = ChildProcess.start(command, folder, voice, scope.redactor());
        boolean journaled = false;
        try {
            CrashPoints.reach(CrashPoints.CHILD_AT_GATE);
            voice.childStarted(child.identity(), words);
            CrashPoints.reach(CrashPoints.CHILD_JOURNALED);
            journaled = true;
        } finally {
            if (!journaled) {
                child.end();
            }
        }
        CommandResult result = await(child);
        voice.childEnded(child.identity(), result.exitCode());
        demandGoingOn();
        return result;
    }

    private CommandResult await(ChildProcess child) throws InterruptedException {
        // in a thread of its own, since it takes up to the grace, and others have to be told as well
        Runnable end = () -> Threads.start("end " + child.identity().pid(), child::end);
        try (AutoCloseable ending = attempt.onStop(end)) {
            CommandResult result = child.await();
            if (stopping()) {
                // its leader is gone; the rest of its group has the whole grace, and is not ours any more once this is
                // journaled
                child.end();
            }
            return result;
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void demandGoingOn() throws InterruptedException {
        if (stopping()) {
            throw new InterruptedException("step '" + path() + "' is being stopped");
        }
    }

    @Override
    public CommandResult run(Command command) throws InterruptedException {
        CommandResult result = exec(command);
        if (!result.ok()) {
            throw new CommandFailed(named(command), result);
        }
        return result;
    }

    @Override
    public void warn(String message) {
        voice.line("warning: " + message);
        voice.warning(message);
    }

    @Override
    public void blocker(Problem problem) {
        voice.blocker(scope.redactor().problem(problem));
    }

    @Override
    public void show(String text) {
        log(text);
        voice.show(text);
    }

    @Override
    public void redact(Secret secret) {
        if (!scope.redactor().register(secret)) {
            voice.warning("secret '" + secret.name() + "' is too short to be hidden in output");
        }
    }

    @Override
    public AutoCloseable onStop(Runnable unblock) {
        return attempt.onStop(unblock);
    }

    @Override
    public boolean stopping() {
        return attempt.stopped().isPresent();
    }

    /** As a person would name it: of a script its first line, for nobody can read one as a word of a command. */
    private String named(Command command) {
        List<String> arguments = command.arguments();
        if (arguments.size() < 3
                || !SHELL_SCRIPT
                        .matcher(arguments.get(0) + " " + arguments.get(1))
                        .matches()) {
            return "'" + words(command) + "'";
        }
        List<String> lines = scope.redactor()
                .text(arguments.get(2))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        boolean whole = lines.size() <= 1 && first.length() <= LONGEST_SCRIPT;
        return "sh '" + first.substring(0, Math.min(first.length(), LONGEST_SCRIPT)) + (whole ? "'" : " ...'");
    }

    private String words(Command command) {
        String line =
                scope.redactor().text(String.join(" ", command.arguments())).replace('\n', ' ');
        return line.length() <= LONGEST_COMMAND ? line : line.substring(0, LONGEST_COMMAND) + "…";
    }
}
