package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Restart;
import ai.pmoves.kernel.Restart.Kind;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.console.StoppedStep;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about the step that stopped a run: what a person decides about it. */
final class RestartOptions {
    @Option(
            names = "--restart",
            paramLabel = "HOW",
            description =
                    "the step that stopped the run: retry it, skip it, take a value as its result, or the name of a restart that the runbook offers for it")
    String how = "";

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "which step --restart is about (default: the one that stopped the run)")
    @Nullable
    String step;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the journal; --restart skip asks for one")
    String reason = "";

    @Option(names = "--value", paramLabel = "JSON", description = "the step's result, for --restart value")
    @Nullable
    String value;

    /** @throws PmovesException (usage) where the options do not fit each other or the run */
    Map<StepPath, Restart> decided(KnownRuns known, Run run) {
        if (how.isEmpty()) {
            demandNothingElse();
            return Map.of();
        }
        if (how.equals(Kind.SKIP.word()) && reason.isBlank()) {
            throw usage("--restart skip needs a reason: it stands in the journal", "--reason 'not on this machine'");
        }
        if (how.equals(Kind.VALUE.word()) != (value != null)) {
            throw usage(
                    "--value is the result that --restart value takes", "--restart value --value '{\"port\": 8081}'");
        }
        StepPath path =
                step == null ? stopped(known, run) : known.step(run, step).path();
        // what no step knows is one of the step's own: whether it is, the plan says
        return Map.of(path, Restart.of(how, reason, value == null ? null : json(value)));
    }

    private void demandNothingElse() {
        if (step != null || value != null || !reason.isEmpty()) {
            throw usage("--step, --reason and --value say more about --restart", "--restart retry");
        }
    }

    private static StepPath stopped(KnownRuns known, Run run) {
        return StoppedStep.of(run, known.journal().steps(run.id()))
                .map(StepState::path)
                .orElseThrow(() -> usage("no step stopped run " + run.id(), null));
    }

    private static @Nullable Object json(String text) {
        try {
            return Json.read(text);
        } catch (UncheckedIOException e) {
            throw usage("--value is no JSON: " + text, "--value '\"text\"', --value 3, --value '{\"a\": true}'");
        }
    }

    private static PmovesException usage(String message, @Nullable String fix) {
        return new PmovesException(
                ExitCode.USAGE, Problem.error("usage.restart", message).fix(fix));
    }
}
