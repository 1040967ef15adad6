package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Status;
import ai.pmoves.repl.screen.Table;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(name = "runs", description = "List runs, the newest first. Works while runs are on.")
final class RunsCommand extends Command {
    @Option(names = "-n", paramLabel = "COUNT", description = "how many (default: 20)")
    int count = 20;

    @Option(names = "--all", description = "also those that were forgotten")
    boolean all;

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    RunsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json;
    }

    @Override
    ExitCode run() {
        try (Runs runs = invocation.house().openRuns()) {
            CompletionFacts.of(invocation).runs(runs.journal());
            List<Run> known = newest(runs.journal(), Math.max(1, count));
            if (json) {
                document(Map.of(
                        "v",
                        1,
                        "runs",
                        known.stream().map(RunsCommand::document).toList()));
            } else if (known.isEmpty()) {
                err().line("Nothing has been run yet. Begin: " + next("run", "bringup"));
            } else {
                Table table = new Table(out().screen(), "RUN", "STATE", "RUNBOOK", "STACK", "TOOK", "STARTED");
                Instant now = invocation.clock().instant();
                for (Run run : known) {
                    table.row(
                            run.id(),
                            painted(run, now),
                            Text.oneLine(run.runbook()) + (run.rehearsal() ? " (rehearsal)" : ""),
                            Text.oneLine(run.stack()),
                            Times.took(run.took(now)),
                            Times.ago(Duration.between(run.started(), now)));
                }
                out().lines(table.lines());
            }
            return ExitCode.OK;
        }
    }

    /** So many, however many that were forgotten lie between them. */
    private List<Run> newest(Journal journal, int wanted) {
        for (int read = wanted; ; read = Math.multiplyExact(read, 2)) {
            List<Run> runs = journal.runs(read);
            List<Run> shown = runs.stream()
                    .filter(run -> all || run.state() != Status.FORGOTTEN)
                    .limit(wanted)
                    .toList();
            if (shown.size() == wanted || runs.size() < read) {
                return shown;
            }
        }
    }

    private String painted(Run run, Instant now) {
        Status state = run.state();
        return switch (state) {
            case SUCCEEDED -> out().ink().good(state.word());
            case FAILED -> out().ink().bad(state.word());
            case RUNNING -> out().ink().busy(state.word());
            case WAITING -> out().ink().warn(state.word() + since(run, now));
            default -> out().ink().warn(state.word());
        };
    }

    private static String since(Run run, Instant now) {
        return run.ended() == null ? "" : " " + Times.span(Duration.between(run.ended(), now));
    }

    static Map<String, Object> document(Run run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run", run.id());
        map.put("runbook", run.runbook());
        map.put("file", run.file().toString());
        map.put("stack", run.stack());
        map.put("platform", run.platform());
        map.put("parameters", run.parameters());
        map.put("state", run.state().word());
        map.put("started", run.started().toString());
        map.put("ended", run.ended() == null ? null : run.ended().toString());
        map.put("pid", run.pid());
        map.put("host", run.host());
        map.put("rehearsal", run.rehearsal());
        return map;
    }
}
