package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Confirmer;
import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Outcome;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.progress.Headline;
import ai.pmoves.repl.progress.JsonProgress;
import ai.pmoves.repl.progress.LiveProgress;
import ai.pmoves.repl.progress.PlainProgress;
import ai.pmoves.repl.progress.Progress;
import ai.pmoves.repl.progress.Quiet;
import ai.pmoves.repl.progress.RunView;
import ai.pmoves.repl.screen.BrokenPipe;
import ai.pmoves.repl.screen.Times;
import ai.pmoves.repl.screen.WindowSize;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A plan being run before somebody's eyes: progress while it lasts, signals, then what came of it. */
final class Execution {
    private final Command command;
    private final Invocation invocation;
    private final Act act;
    private final Plan plan;
    private final Runs runs;
    private final ActOptions how;
    private final StackOptions options;
    private final RunControl control = new RunControl();
    private final Asking asking;
    private volatile RunView view = new RunView(List.of());

    Execution(Command command, Act act, Plan plan, Runs runs, ActOptions how, StackOptions options) {
        this.command = command;
        this.act = act;
        this.invocation = command.invocation;
        this.plan = plan;
        this.runs = runs;
        this.how = how;
        this.options = options;
        this.asking = new Asking(command, how, act, control, () -> view.run());
    }

    /** Takes the stack for this plan, with somebody who asks. */
    Prepared prepare(Function<Confirmer, Prepared> taken) {
        try {
            return taken.apply(asking);
        } catch (PmovesException e) {
            throw new Refusal(command, runs.journal()).told(e, plan);
        }
    }

    /** The run's id, once it has begun; empty before. */
    String run() {
        return view.run();
    }

    /** Whether it is answered by options. */
    boolean answered(Confirmation question) {
        return asking.answered(question);
    }

    /** Asked about the whole before it goes. */
    boolean sure(Confirmation whole) {
        return asking.sure(whole);
    }

    /** All steps of the plan, as {@link #go(Prepared, List, Optional)}. */
    Ended all(Prepared prepared, Optional<Confirmation> whole) {
        ExitCode code = go(prepared, plan.steps().stream().map(Step::path).toList(), whole);
        return new Ended(code, run());
    }

    /** The same, with nothing to be asked about the whole. */
    ExitCode go(Prepared prepared, List<StepPath> paths) {
        return go(prepared, paths, Optional.empty());
    }

    /**
     * Asks what is known to be asked, then does it.
     *
     * @param paths the steps that it is about, in the order in which they are shown
     * @param whole what is asked about all of it
     */
    ExitCode go(Prepared prepared, List<StepPath> paths, Optional<Confirmation> whole) {
        if (!asking.settled(whole, prepared.confirmations())) {
            invocation.err().line(act == Act.UNDO ? "nothing was taken back" : "nothing was done");
            return ExitCode.WAITING;
        }
        view = new RunView(paths);
        CompletionFacts facts = CompletionFacts.of(invocation);
        if (act == Act.RUN) {
            facts.steps(plan);
        }
        ActOptions.Face face = how.face(invocation);
        Progress progress = progress(face, paths);
        asking.beside(progress);
        RunResult result;
        try (Signals signals = Signals.guard(control, progress, () -> view, invocation.typing(), act)) {
            result = prepared.go(how.decided(plan), event -> seen(event, progress, facts), control);
        } catch (PmovesException e) {
            throw new Refusal(command, runs.journal()).told(e, plan);
        } finally {
            closeQuietly(progress);
            if (face == ActOptions.Face.TTY) {
                invocation.out().resized(invocation.err().screen().size()); // as the window was at last
            }
        }
        facts.runs(runs.journal());
        tell(face, progress, result);
        return verdict(result);
    }

    /** A reader that went away stops the run as a first ^C would: what runs may end in peace. */
    private void seen(Event event, Progress progress, CompletionFacts facts) {
        if (event.type() == EventType.RUN_STARTED || event.type() == EventType.RUN_RESUMED) {
            facts.begun(event.run(), plan);
        }
        RunView seen = view;
        synchronized (seen) {
            seen.apply(event);
        }
        try {
            progress.on(event);
        } catch (BrokenPipe e) {
            control.stop(RunControl.Level.AFTER_RUNNING, ExitCode.PIPE);
        }
    }

    private Progress progress(ActOptions.Face face, List<StepPath> paths) {
        Headline headline = new Headline(plan.runbook(), plan.stack(), plan.platform(), options.rehearse);
        return switch (face) {
            case TTY ->
                new LiveProgress(
                        invocation.err(),
                        invocation.clock(),
                        headline,
                        paths,
                        usual(paths),
                        WindowSize.of(invocation.err().screen()));
            case PLAIN -> new PlainProgress(invocation.err(), invocation.clock(), headline, paths, command.verbose);
            case JSON -> {
                JsonProgress json =
                        new JsonProgress(invocation.out(), invocation.err(), invocation.clock(), Main.version());
                json.begin();
                yield json;
            }
            case QUIET -> new Quiet(invocation.err());
        };
    }

    private Map<StepPath, String> usual(List<StepPath> paths) {
        Map<StepPath, String> usual = new HashMap<>();
        for (StepPath path : paths) {
            usual.put(path, Times.usually(runs.journal().usualSeconds(plan.runbook(), path)));
        }
        return usual;
    }

    private void tell(ActOptions.Face face, Progress progress, RunResult result) {
        Ending ending = new Ending(act, plan, result, view, runs.journal());
        if (progress instanceof JsonProgress json) {
            Map<String, Object> last = new LinkedHashMap<>();
            last.put("status", ending.word());
            last.put("exit", result.exitCode().code());
            last.put("counts", ending.counts());
            last.put("seconds", result.took().toMillis() / 1000.0);
            try {
                json.last(result.run(), "result", last);
            } catch (BrokenPipe e) {
                // told by the exit code
            }
            return;
        }
        view.shown()
                .forEach(text ->
                        invocation.out().lines(new Shown(invocation.out().screen()).lines(text)));
        if (face != ActOptions.Face.QUIET || result.exitCode() != ExitCode.OK) {
            invocation
                    .err()
                    .lines(new EndingScreen(
                                    command, ending, act == Act.RUN && how.isEntered(command, result.exitCode()))
                            .lines());
        }
    }

    private ExitCode verdict(RunResult result) {
        boolean acted = result.outcomes().values().stream().anyMatch(o -> o instanceof Outcome.Succeeded);
        return result.exitCode() == ExitCode.OK && how.detailedExitCode && acted ? ExitCode.CHANGES : result.exitCode();
    }

    private static void closeQuietly(Progress progress) {
        try {
            progress.close();
        } catch (BrokenPipe e) {
            // nobody looks any more
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
