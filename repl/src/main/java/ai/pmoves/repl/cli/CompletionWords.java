package ai.pmoves.repl.cli;

import ai.pmoves.dsl.Runbooks.Parameter;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.screen.Explanations;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What may stand at a place of the command line, for completion scripts: a line is a word, a tab, and what it is. */
record CompletionWords(Invocation invocation) {
    private static final int RUNS = 50;

    /**
     * Of what cannot be read nothing is offered: whoever completes has not asked for a message.
     *
     * @param kind params, steps, runs, faults or codes
     * @param what the runbook or run that they are of; empty where they are of none
     */
    List<String> lines(String kind, String what) {
        try {
            return switch (kind) {
                case "params" -> parameters(what);
                case "steps" -> journal(journal -> steps(journal, what));
                case "runs" -> journal(this::runs);
                case "faults" ->
                    List.of("unhealthy", "exit=3", "slow=20s", "no-port", "pull-missing", "pull-unreachable");
                case "codes" ->
                    Stream.concat(Stream.of("exit-codes"), Explanations.all().keySet().stream())
                            .toList();
                default -> List.of();
            };
        } catch (PmovesException e) {
            return List.of();
        }
    }

    private List<String> parameters(String runbook) {
        return invocation.house().runbooks().outline(invocation.runbooks().file(runbook)).parameters().stream()
                .flatMap(CompletionWords::forms)
                .toList();
    }

    /** A choice is offered with each of its values. */
    private static Stream<String> forms(Parameter parameter) {
        List<String> values = parameter.type().equals("flag") ? List.of("true") : parameter.choices();
        return (values.isEmpty() ? Stream.of("") : values.stream())
                .map(value -> line(parameter.name() + "=" + value, parameter.about()));
    }

    /** Those of the run, or of the runbook's latest; groups too. */
    private List<String> steps(Journal journal, String what) {
        TreeSet<String> names = new TreeSet<>();
        journal.find(what)
                .or(() -> new KnownRuns(journal).latestOf(List.of(what), invocation.directory()))
                .ifPresent(run -> journal.steps(run.id()).forEach(step -> {
                    StepPath path = step.path();
                    names.add(path.value());
                    if (!path.group().isEmpty()) {
                        names.add(path.group());
                    }
                }));
        return List.copyOf(names);
    }

    private List<String> runs(Journal journal) {
        Instant now = invocation.clock().instant();
        return journal.runs(RUNS).stream()
                .map(run -> line(run.id(), about(run, now)))
                .toList();
    }

    private static String about(Run run, Instant now) {
        return run.state().word() + ", " + (run.rehearsal() ? "rehearsed " : "") + run.runbook() + " on " + run.stack()
                + ", " + Times.ago(Duration.between(run.started(), now));
    }

    private static String line(String word, String about) {
        return Text.oneLine(word) + "\t" + Text.oneLine(about);
    }

    private List<String> journal(Function<Journal, List<String>> question) {
        try (Runs runs = invocation.house().openRuns()) {
            return question.apply(runs.journal());
        }
    }
}
