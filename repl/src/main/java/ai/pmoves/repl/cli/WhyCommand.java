package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Comparison.Change;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Runs;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "why",
        description =
                "Say why a step ran, or did not: what its key is made of, and what differed when it was decided about.",
        footer = {"", "  pmoves why data/postgres              in the latest run", "  pmoves why k7f3 data/postgres", ""
        })
final class WhyCommand extends Command {
    @Parameters(
            paramLabel = "[RUN] STEP",
            arity = "1..2",
            hideParamSyntax = true,
            description =
                    "a run by its id, by how that begins, or by its runbook's name (the latest of it; without, the latest of all); the step's path, or its last part")
    List<String> words = List.of();

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    WhyCommand(Invocation invocation) {
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
            Run run = words.size() == 2 ? known.runOrLatestOf(words.get(0)) : known.latestWithStep(words.get(0));
            StepState state = known.step(run, words.get(words.size() - 1));
            if (json) {
                document(data(run, state));
            } else {
                Instant now = invocation.clock().instant();
                out().lines(new WhyScreen(out().ink(), journal, now, verbose).lines(run, state));
            }
            return ExitCode.OK;
        }
    }

    private static Map<String, Object> data(Run run, StepState state) {
        Decision decision = state.decision();
        KeyParts parts = KeyParts.of(state);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("v", 1);
        map.put("run", run.id());
        map.put("step", state.path().value());
        map.put("status", state.status().word());
        map.put("detail", state.detail());
        map.put("verb", decision == null ? null : decision.verb().name().toLowerCase(Locale.ROOT));
        map.put("why", decision == null ? null : decision.why());
        map.put("key", state.key());
        map.put("comparedWith", parts.comparedWith());
        map.put(
                "components",
                Stream.concat(parts.changed().stream(), parts.same().stream())
                        .sorted(Comparator.comparing(Change::name))
                        .map(part -> data(part, parts.changed().contains(part)))
                        .toList());
        return map;
    }

    private static Map<String, Object> data(Change part, boolean changed) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", part.name());
        map.put("before", part.before());
        map.put("now", part.now());
        map.put("changed", changed);
        return map;
    }
}
