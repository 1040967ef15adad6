package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Runs;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "why",
        description = "Say why a step ran, or did not: what its key is made of, and what differs from the run before.",
        footer = {"", "  pmoves why k7f3 data/postgres", ""})
final class WhyCommand extends Command {
    @Parameters(index = "0", paramLabel = "RUN", description = "the run's id, or how it begins")
    String id = "";

    @Parameters(index = "1", paramLabel = "STEP", description = "the step's path, or its last part")
    String step = "";

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    WhyCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json;
    }

    /** What is told about a part of the key. */
    private record Difference(
            String name, @Nullable String before, @Nullable String now) {
        boolean changed() {
            return !java.util.Objects.equals(before, now);
        }
    }

    @Override
    ExitCode run() {
        try (Runs runs = invocation.house().openRuns()) {
            Journal journal = runs.journal();
            KnownRuns known = new KnownRuns(journal);
            Run run = known.run(id);
            StepState state = known.step(run, step);
            Optional<Before> before = before(journal, run, state);
            List<Difference> parts = differences(before.map(Before::components), state.components());
            if (json) {
                document(data(run, state, before, parts));
            } else {
                out().lines(lines(journal, run, state, before, parts));
            }
            return ExitCode.OK;
        }
    }

    /** With what the step is compared: itself under another key in the same run, before an edit, else in an earlier run. */
    private record Before(Run run, List<KeyComponent> components) {}

    private static Optional<Before> before(Journal journal, Run run, StepState state) {
        Optional<Before> edited = journal.events(run.id(), 0).stream()
                .filter(event -> event.step().equals(state.path().value()))
                .map(event -> String.valueOf(event.data().getOrDefault("key", "")))
                .filter(key -> !key.isEmpty() && !key.equals(state.key()))
                .reduce((first, second) -> second)
                .map(key -> new Before(run, journal.components(key)));
        return edited.or(() -> earlier(journal, run, state)
                .flatMap(other -> state(journal, other, state).map(s -> new Before(other, s.components()))));
    }

    /** The run before of the same runbook on the same stack in which the step has a key. */
    private static Optional<Run> earlier(Journal journal, Run run, StepState state) {
        return journal.runs(200).stream()
                .filter(r -> r.started().isBefore(run.started())
                        && r.runbook().equals(run.runbook())
                        && r.stack().equals(run.stack())
                        && r.rehearsal() == run.rehearsal())
                .filter(r ->
                        state(journal, r, state).filter(s -> !s.key().isEmpty()).isPresent())
                .findFirst();
    }

    private static Optional<StepState> state(Journal journal, Run run, StepState like) {
        return journal.steps(run.id()).stream()
                .filter(s -> s.path().equals(like.path()))
                .findFirst();
    }

    private static List<Difference> differences(Optional<List<KeyComponent>> before, List<KeyComponent> now) {
        Map<String, String> old = values(before.orElse(now));
        Map<String, String> current = values(now);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(current.keySet());
        return names.stream()
                .map(name -> new Difference(name, old.get(name), current.get(name)))
                .toList();
    }

    private static Map<String, String> values(List<KeyComponent> components) {
        return components.stream()
                .collect(Collectors.toMap(KeyComponent::name, KeyComponent::value, (a, b) -> b, LinkedHashMap::new));
    }

    private List<String> lines(
            Journal journal, Run run, StepState state, Optional<Before> before, List<Difference> parts) {
        List<String> lines = new ArrayList<>();
        String took = state.started() == null || state.ended() == null
                ? ""
                : " after " + Times.took(Duration.between(state.started(), state.ended()));
        lines.add(out().ink().strong(state.path().value()) + " in run " + run.id() + ": " + state.status() + took
                + (state.attempt() > 1 ? " (try " + state.attempt() + ")" : ""));
        if (!state.detail().isEmpty()) {
            lines.add("  " + Text.oneLine(state.detail()));
        }
        journal.events(run.id(), 0).stream()
                .filter(event -> event.step().equals(state.path().value())
                        && event.type().equals("step.intent"))
                .reduce((first, second) -> second)
                .filter(event -> !event.message().isEmpty())
                .ifPresent(event -> lines.add("  it ran because: " + Text.oneLine(event.message())));
        if (state.key().isEmpty()) {
            lines.add("  it never came to a key: it did not begin");
            return lines;
        }
        lines.add(before.map(b -> "  key " + brief(state.key()) + ", compared with " + words(run, b.run()) + ":")
                .orElse("  key " + brief(state.key()) + "; there is no earlier run to compare with. It is made of:"));
        for (Difference part : parts) {
            if (part.changed()) {
                lines.add("    " + out().ink().warn("~") + " " + part.name() + ": " + brief(part.before()) + " -> "
                        + brief(part.now()));
            } else if (verbose || before.isEmpty()) {
                lines.add("    = " + part.name() + ": " + brief(part.now()));
            }
        }
        long same = parts.stream().filter(part -> !part.changed()).count();
        if (before.isPresent() && !verbose) {
            lines.add("    = " + Text.count(same, "part") + " unchanged");
        }
        return lines;
    }

    private String words(Run run, Run before) {
        return before.id().equals(run.id())
                ? "the try before in this run"
                : "run " + before.id() + ", "
                        + Times.ago(Duration.between(
                                before.started(), invocation.clock().instant()));
    }

    private Map<String, Object> data(Run run, StepState state, Optional<Before> before, List<Difference> parts) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("v", 1);
        map.put("run", run.id());
        map.put("step", state.path().value());
        map.put("status", state.status());
        map.put("detail", state.detail());
        map.put("key", state.key());
        map.put("comparedWith", before.map(b -> b.run().id()).orElse(null));
        map.put("components", parts.stream().map(WhyCommand::data).toList());
        return map;
    }

    private static Map<String, Object> data(Difference part) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", part.name());
        map.put("before", part.before());
        map.put("now", part.now());
        map.put("changed", part.changed());
        return map;
    }

    private static String brief(@Nullable String value) {
        if (value == null) {
            return "(none)";
        }
        return value.matches("[0-9a-f]{40,}") ? value.substring(0, 10) : Text.clip(Text.oneLine(value), 60, "...");
    }
}
