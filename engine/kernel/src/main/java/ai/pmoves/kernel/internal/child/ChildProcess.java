package ai.pmoves.kernel.internal.child;

import ai.pmoves.kernel.Command;
import ai.pmoves.kernel.CommandResult;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.internal.lock.ProcessIdentity;
import ai.pmoves.kernel.internal.redact.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A child in a session of its own, so that a ^C of the terminal does not reach it and its group can be ended as a whole.
 *
 * <p>{@code setsid} makes the session; it replaces itself by the program, since what the JVM starts leads no group, and so the
 * pid that we know is also the session's and the group's, and the exit code is the program's. Between the two stands a gate:
 * a shell that waits for one line from us before it becomes the program. It gets that line when the pid is journaled; if we
 * die before, it reads the end of the file and goes without having done anything. So no child ever runs that the journal does
 * not know.
 */
public final class ChildProcess {
    private static final String GATE = "IFS= read -r go || exit 125; exec \"$@\" </dev/null";
    private static final int MOST_OUTPUT = 16 * 1024 * 1024;

    private final Process process;
    private final ProcessIdentity identity;
    private final Sink sink;
    private final Redactor redactor;
    private final StringBuilder output = new StringBuilder();
    private final OutputTail errors = new OutputTail();
    private boolean ended;

    /** Takes what a child writes, redacted. */
    public interface Sink {
        void line(String line);

        void signOfLife();
    }

    private ChildProcess(Process process, Sink sink, Redactor redactor) {
        this.process = process;
        this.identity = ProcessIdentity.of(process.pid());
        this.sink = sink;
        this.redactor = redactor;
    }

    /**
     * Starts a child that waits at its gate; {@link #await} lets it go.
     *
     * @throws PmovesException where the program or the folder does not exist
     */
    public static ChildProcess start(Command command, Path folder, Sink sink, Redactor redactor) {
        List<String> words = new ArrayList<>(List.of("setsid", "/bin/sh", "-c", GATE, "sh"));
        words.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        ChildEnvironment.fill(environment, command);
        Programs.demand(command, folder, environment.getOrDefault("PATH", ""));
        try {
            return new ChildProcess(builder.start(), sink, redactor);
        } catch (IOException e) {
            throw new PmovesException(
                    ExitCode.FAILED,
                    Problem.error(
                                    "command.not-started",
                                    "'" + command.arguments().get(0) + "' cannot be started: " + e.getMessage())
                            .fix("children are started by setsid of util-linux; is it installed?"),
                    e);
        }
    }

    public ProcessIdentity identity() {
        return identity;
    }

    /** Opens the gate and waits for the end, however long; ending it early is {@link #end}'s part. */
    public CommandResult await() {
        Thread out = read(process.getInputStream(), this::keep);
        Thread err = read(process.getErrorStream(), errors::add);
        openGate();
        int exitCode = uninterruptibly(process::waitFor);
        uninterruptibly(() -> {
            // what is left of the group may hold the pipes open: the child is over all the same
            out.join(1_000);
            err.join(1_000);
            return 0;
        });
        synchronized (output) {
            return new CommandResult(exitCode, output.toString(), String.join("\n", errors.lines()));
        }
    }

    /** Ends the child and its kin: TERM, after the grace KILL. Whoever calls it while it is at work waits for it. */
    public synchronized void end() {
        if (!ended) {
            ended = true;
            new ProcessGroup(process.pid()).end(ProcessGroup.GRACE);
            process.destroyForcibly();
        }
    }

    private void openGate() {
        try (OutputStream gate = process.getOutputStream()) {
            gate.write("go\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // it was ended before it began; its exit code says so
        }
    }

    private void keep(String line) {
        synchronized (output) {
            if (output.length() + line.length() < MOST_OUTPUT) {
                output.append(output.isEmpty() ? "" : "\n").append(line);
            }
        }
    }

    private Thread read(InputStream stream, Consumer<String> keep) {
        Thread thread = new Thread(
                () -> {
                    try {
                        new LineReader(redactor.stream(), line -> {
                                    keep.accept(line);
                                    sink.line(line);
                                })
                                .readAll(stream, sink::signOfLife);
                    } catch (IOException e) {
                        keep.accept("(its output could not be read further: " + e.getMessage() + ")");
                    }
                },
                "output of " + process.pid());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private interface Waiting {
        int run() throws InterruptedException;
    }

    private static int uninterruptibly(Waiting waiting) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return waiting.run();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
