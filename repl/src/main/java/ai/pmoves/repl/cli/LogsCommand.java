package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Event;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.progress.JsonProgress;
import ai.pmoves.repl.screen.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "logs",
        description = "Print what steps wrote: every line of every attempt. Works while the run is on.",
        footer = {"", "  pmoves logs -f                 the latest run, as it goes on", "  pmoves logs k7f3 api", ""})
final class LogsCommand extends Command {
    private static final long PAUSE_MILLIS = 200;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description =
                    "a run by its id, by how that begins, or by its runbook's name (the latest of it; without, the latest of all)")
    @Nullable
    String id;

    @Parameters(index = "1", arity = "0..1", paramLabel = "STEP", description = "only this step")
    @Nullable
    String step;

    @Option(
            names = {"-f", "--follow"},
            description = "go on until the run has ended")
    boolean follow;

    @Option(names = "--json", description = "the run's events, one JSON object per line")
    boolean json;

    LogsCommand(Invocation invocation) {
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
            KnownRuns known = new KnownRuns(journal);
            Run run = known.latestOr(id);
            StepPath only = step == null ? null : known.step(run, step).path();
            if (json) {
                events(journal, run, only);
            } else {
                texts(journal, run, only);
            }
            return ExitCode.OK;
        }
    }

    private void events(Journal journal, Run run, @Nullable StepPath only) {
        long seen = 0;
        boolean on = true;
        while (on) {
            on = follow && running(journal, run); // asked first, so that what is written until the end is read too
            for (Event event : journal.events(run.id(), seen)) {
                seen = event.seq();
                if (only == null || event.step().equals(only.value())) {
                    out().line(Json.line(JsonProgress.document(event)));
                }
            }
            on = on && paused();
        }
    }

    private void texts(Journal journal, Run run, @Nullable StepPath only) {
        Map<String, LogTail> tails = new LinkedHashMap<>();
        boolean on = true;
        while (on) {
            on = follow && running(journal, run);
            for (StepState state : journal.steps(run.id())) {
                if (only == null || state.path().equals(only)) {
                    for (int attempt = 1; attempt <= state.attempt(); attempt++) {
                        String name = state.path() + " " + attempt;
                        var file = journal.logFile(run.id(), state.path(), attempt);
                        LogTail tail = tails.computeIfAbsent(name, key -> new LogTail(file));
                        print(tail, only == null ? "[" + state.path() + "] " : "");
                    }
                }
            }
            on = on && paused();
        }
        for (Map.Entry<String, LogTail> tail : tails.entrySet()) {
            List<String> rest = tail.getValue().rest();
            rest.forEach(
                    line -> out().line((only == null ? "[" + tail.getKey().split(" ")[0] + "] " : "") + shown(line)));
        }
    }

    private void print(LogTail tail, String prefix) {
        List<String> lines = new ArrayList<>();
        tail.lines().forEach(line -> lines.add(prefix + shown(line)));
        if (!lines.isEmpty()) {
            out().lines(lines);
        }
    }

    private String shown(String line) {
        return Text.plain(line);
    }

    private static boolean running(Journal journal, Run run) {
        return journal.find(run.id()).filter(r -> r.state() == Status.RUNNING).isPresent();
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
