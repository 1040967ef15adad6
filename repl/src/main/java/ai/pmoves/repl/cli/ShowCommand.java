package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.progress.Headline;
import ai.pmoves.repl.progress.RunView;
import ai.pmoves.repl.progress.StepLines;
import ai.pmoves.repl.screen.Screen;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "show",
        description = "Show a run: its steps, what became of them, where it was started from. Works while it is on.")
final class ShowCommand extends Command {
    private static final String GONE = "  (no longer in the runbook)";

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description =
                    "a run by its id, by how that begins, or by its runbook's name (the latest of it; without, the latest of all)")
    @Nullable
    String id;

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    ShowCommand(Invocation invocation) {
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
            Run run = new KnownRuns(journal).latestOr(id);
            List<StepState> steps = journal.steps(run.id());
            if (json) {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("v", 1);
                document.putAll(RunsCommand.document(run));
                document.put("steps", steps.stream().map(ShowCommand::document).toList());
                document(document);
            } else {
                show(run, steps, journal.events(run.id(), 0));
            }
            return ExitCode.OK;
        }
    }

    private void show(Run run, List<StepState> steps, List<Event> events) {
        List<StepPath> paths = steps.stream().map(StepState::path).toList();
        RunView view = new RunView(paths);
        events.forEach(view::apply);
        if (run.ended() != null) {
            view.end(run.ended());
        }
        StepLines lines = new StepLines(out().screen(), paths, Map.of());
        Instant now = invocation.clock().instant();
        out().line(new Headline(run.runbook(), run.stack(), run.platform(), run.rehearsal())
                .line(run.id(), out().screen()));
        Set<StepPath> gone = steps.stream()
                .filter(step -> !step.planned())
                .map(StepState::path)
                .collect(Collectors.toSet());
        view.steps().forEach(step -> {
            String line = lines.line(step, now);
            out().line(gone.contains(step.path()) ? gone(line) : line);
        });
        view.warnings().forEach(text -> out().line(out().ink().warn(" !") + " " + text));
        out().line(state(run, steps, now) + ", started "
                + Times.full(run.started(), java.time.ZoneId.systemDefault()) + " by process " + run.pid() + " on "
                + run.host());
        out().line("runbook: " + problems(out()).shown(run.file()));
        run.parameters().forEach((name, value) -> out().line("  -p " + name + "=" + value));
    }

    private String gone(String line) {
        Screen screen = out().screen();
        return (screen.terminal()
                        ? Text.clip(
                                line,
                                screen.columns() - GONE.length(),
                                out().ink().ellipsis())
                        : line)
                + GONE;
    }

    /** A run that waits, waits longer with every look; what it took does not. */
    private static String state(Run run, List<StepState> steps, Instant now) {
        long undone =
                steps.stream().filter(step -> step.status() == Status.UNDONE).count();
        return run.state().word()
                + (run.state() == Status.WAITING && run.ended() != null
                        ? " for " + Times.span(Duration.between(run.ended(), now))
                        : "")
                + " after " + Times.took(run.took(now))
                + (undone > 0 && run.state() != Status.UNDONE
                        ? ", " + Text.count((int) undone, "step") + " taken back since"
                        : "");
    }

    private static Map<String, Object> document(StepState state) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("step", state.path().value());
        map.put("status", state.status().word());
        map.put("detail", state.detail());
        map.put("attempt", state.attempt());
        map.put("started", state.started() == null ? null : state.started().toString());
        map.put("ended", state.ended() == null ? null : state.ended().toString());
        map.put("key", state.key());
        map.put("outputs", state.output());
        map.put("planned", state.planned());
        return map;
    }
}
