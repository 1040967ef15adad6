package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.console.FailureBox;
import ai.pmoves.repl.console.Interrupts;
import ai.pmoves.repl.console.StoppedStep;
import ai.pmoves.repl.progress.Headline;
import ai.pmoves.repl.progress.JsonProgress;
import ai.pmoves.repl.progress.LiveProgress;
import ai.pmoves.repl.progress.PlainProgress;
import ai.pmoves.repl.progress.Progress;
import ai.pmoves.repl.progress.RunView;
import ai.pmoves.repl.screen.Times;
import ai.pmoves.repl.screen.WindowSize;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "attach",
        description =
                "Watch a run that is on in another process: what is done, what runs, what comes. Only looks: ^C leaves the"
                        + " view, and the run goes on.",
        footer = {
            "",
            "  pmoves attach                  the run that is on",
            "  pmoves attach k7f3             that run, until it ends; ends with its exit code",
            ""
        })
final class AttachCommand extends Command {
    private static final long PAUSE_MILLIS = 200;
    private static final int SEARCHED = 200;
    private static final Set<EventType> BEGINNINGS =
            EnumSet.of(EventType.RUN_STARTED, EventType.RUN_RESUMED, EventType.UNDO_STARTED);
    private static final Set<EventType> ENDS = EnumSet.of(EventType.RUN_ENDED, EventType.UNDO_ENDED);

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description = "the run's id, how it begins, or its runbook's name; without, the one that is on")
    @Nullable
    String id;

    @Option(names = "--json", description = "the run's events, one JSON object per line")
    boolean json;

    private final CountDownLatch left = new CountDownLatch(1);

    AttachCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json;
    }

    @Override
    ExitCode run() {
        try (Runs runs = invocation.house().openRuns()) {
            Journal journal = runs.journal();
            Run run = id == null ? on(journal) : new KnownRuns(journal).runOrLatestOf(id);
            RunView view = watched(journal, run);
            if (left.getCount() == 0) {
                err().line("left the view; run " + run.id() + " goes on: " + next("attach", run.id()));
                return ExitCode.INTERRUPTED;
            }
            Run ended = journal.find(run.id()).orElse(run);
            if (!json) {
                out().lines(view.shown().stream()
                        .flatMap(text -> new Shown(out().screen()).lines(text).stream())
                        .toList());
                err().lines(new FailureBox(
                                err().screen(),
                                problems(err()),
                                journal,
                                invocation.clock().instant())
                        .lines(ended, stopped(journal, ended)));
            }
            return ending(journal, ended);
        }
    }

    private static @Nullable StepState stopped(Journal journal, Run run) {
        return run.state() == Status.SUCCEEDED
                ? null
                : StoppedStep.of(run, journal.steps(run.id())).orElse(null);
    }

    private Run on(Journal journal) {
        return journal.runs(SEARCHED).stream()
                .filter(run -> run.state() == Status.RUNNING)
                .findFirst()
                .orElseThrow(() -> new PmovesException(
                        ExitCode.USAGE,
                        Problem.error("usage.attach", "no run is on").fix(next("runs"))));
    }

    /** Follows what is told of the run since it was last begun, until its process is through with it or somebody leaves. */
    private RunView watched(Journal journal, Run run) {
        List<StepPath> paths =
                journal.steps(run.id()).stream().map(StepState::path).toList();
        RunView view = new RunView(paths);
        long seen = journal.latest(run.id(), BEGINNINGS).map(Event::seq).orElse(1L) - 1;
        try (Interrupts.Hearing ignored = Interrupts.on(left::countDown);
                Progress progress = progress(journal, run, paths)) {
            boolean on = true;
            while (on) {
                on = isOn(journal, run); // asked first, so that what is written until the end is read too
                for (Event event : journal.events(run.id(), seen)) {
                    seen = event.seq();
                    view.apply(event);
                    progress.on(event);
                }
                on = on && !left.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            left.countDown();
        }
        return view;
    }

    private Progress progress(Journal journal, Run run, List<StepPath> paths) {
        Headline headline = new Headline(run.runbook(), run.stack(), run.platform(), run.rehearsal());
        if (json) {
            JsonProgress progress = new JsonProgress(out(), err(), invocation.clock(), Main.version());
            progress.begin();
            return progress;
        }
        if (!err().screen().terminal() || invocation.inCi()) {
            return new PlainProgress(err(), invocation.clock(), headline, paths, verbose);
        }
        Map<StepPath, String> usual = new HashMap<>();
        paths.forEach(path -> usual.put(path, Times.usually(journal.usualSeconds(run.runbook(), path))));
        return new LiveProgress(err(), invocation.clock(), headline, paths, usual, WindowSize.of(err().screen()));
    }

    private static boolean isOn(Journal journal, Run run) {
        return journal.find(run.id())
                .filter(now -> now.state() == Status.RUNNING)
                .isPresent();
    }

    /** What the run's own process ended with; where that went away without a word, that it was cut off. */
    private static ExitCode ending(Journal journal, Run run) {
        return journal.latest(run.id(), ENDS)
                .filter(event -> event.status() == run.state())
                .map(event -> event.data().get("exitCode"))
                .flatMap(code -> code instanceof Number number ? ExitCode.of(number.intValue()) : Optional.empty())
                .orElse(ExitCode.FAILED);
    }
}
