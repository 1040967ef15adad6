package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunControl.Level;
import ai.pmoves.repl.progress.Progress;
import ai.pmoves.repl.progress.RunView;
import ai.pmoves.repl.progress.StepView;
import ai.pmoves.repl.screen.BrokenPipe;
import ai.pmoves.repl.screen.Typing;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What signals mean while a run is on. First ^C: the running steps finish. Second: their children are ended. Third: the
 * process is gone at once; the journal holds. SIGTERM and SIGHUP are the second at once. Our own handlers, because a JVM ignores
 * every further ^C once its shutdown has begun.
 */
final class Signals implements AutoCloseable {
    private static final String CURSOR_ON = "\u001b[?25h";

    private final RunControl control;
    private final Progress progress;
    private final Supplier<RunView> view;
    private final Typing typing;
    private final Act act;
    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();

    private volatile String run = "";

    private Signals(RunControl control, Progress progress, Supplier<RunView> view, Typing typing, Act act) {
        this.control = control;
        this.progress = progress;
        this.view = view;
        this.typing = typing;
        this.act = act;
    }

    /** @param act with which the run is gone on with */
    static Signals guard(RunControl control, Progress progress, Supplier<RunView> view, Typing typing, Act act) {
        Signals signals = new Signals(control, progress, view, typing, act);
        signals.on("INT", signals::interrupt);
        signals.on("TERM", () -> signals.end(ExitCode.TERMINATED, "SIGTERM"));
        signals.on("HUP", () -> signals.end(ExitCode.HANGUP, "SIGHUP"));
        return signals;
    }

    private void on(String name, Runnable reaction) {
        Signal signal = new Signal(name);
        try {
            before.put(signal, Signal.handle(signal, ignored -> reaction.run()));
        } catch (IllegalArgumentException e) {
            // reserved by the JVM's own options (-Xrs): its behaviour stays
        }
    }

    /** One ^C more. Never waits for the screen's lock before the run knows: the message may come late, the stop may not. */
    void interrupt() {
        switch (control.level()) {
            case NONE -> {
                control.stop(Level.AFTER_RUNNING, ExitCode.INTERRUPTED);
                say(first());
            }
            case AFTER_RUNNING -> {
                control.stop(Level.NOW, ExitCode.INTERRUPTED);
                say("Stopping now: children get 10 s to end (^C again: leave at once).");
            }
            case NOW -> halt(ExitCode.INTERRUPTED);
        }
    }

    private void end(ExitCode code, String signal) {
        if (control.level() != Level.NOW) {
            control.stop(Level.NOW, code);
            say("Stopping now (" + signal + "): children get 10 s to end.");
        }
    }

    private String first() {
        RunView seen = view.get();
        List<StepView> running;
        String run;
        synchronized (seen) {
            running = seen.running();
            run = seen.run();
        }
        this.run = run;
        String what = running.isEmpty()
                ? ""
                : " after step " + running.get(0).number() + " '"
                        + running.get(0).path() + "'"
                        + (running.size() > 1 ? " and " + (running.size() - 1) + " more" : "");
        return "Stopping" + what + " (^C again: stop it now). Resume: " + typing.command(act.goOn(), run);
    }

    private void say(String line) {
        try {
            progress.say(line);
        } catch (BrokenPipe e) {
            // nobody reads; the run is stopping all the same
        }
    }

    /** No lock is taken here: whoever holds one may be what hangs. So the run's id is what the first ^C has seen. */
    private String parting() {
        String cursor = System.getProperty("pmoves.tty", "").contains("2") ? CURSOR_ON + "\n" : "";
        return run.isEmpty()
                ? cursor
                : cursor + "Left at once. Resume: " + typing.outside().command(act.goOn(), run) + "\n";
    }

    private void halt(ExitCode code) {
        try (FileOutputStream err = new FileOutputStream(FileDescriptor.err)) {
            err.write(parting().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // leaving anyway
        }
        Runtime.getRuntime().halt(code.code());
    }

    @Override
    public void close() {
        before.forEach(Signal::handle);
    }
}
