package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Answer;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.kernel.StepPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options about what acts before somebody's eyes: answers given beforehand, what is shown. */
class ActOptions {
    @Option(names = "--yes", description = "answer yes to what asks y/N; not to what asks for a word")
    boolean yes;

    @Option(names = "--confirm", paramLabel = "NAME", description = "the word that a severe step asks for")
    Set<String> words = new LinkedHashSet<>();

    @Option(
            names = "--answer",
            paramLabel = "STEP=WHAT",
            description = "done, rerun or skip, for a step whose outcome is unknown")
    Map<String, String> answers = new LinkedHashMap<>();

    @Option(
            names = "--progress",
            paramLabel = "HOW",
            description = "auto, tty, plain, json or quiet (also PMOVES_PROGRESS)")
    String progress = "";

    @Option(names = "--json", description = "one JSON object per event on standard output")
    boolean json;

    @Option(names = "--detailed-exitcode", description = "end with 3 where something was done")
    boolean detailedExitCode;

    /** How a run is shown. */
    enum Face {
        TTY,
        PLAIN,
        JSON,
        QUIET
    }

    Face face(Invocation invocation) {
        String wanted =
                !progress.isEmpty() ? progress : invocation.environment().getOrDefault("PMOVES_PROGRESS", "auto");
        boolean live = invocation.err().screen().terminal() && !invocation.inCi();
        if (json) {
            return Face.JSON;
        }
        return switch (wanted.toLowerCase(Locale.ROOT)) {
            case "auto", "" -> live ? Face.TTY : Face.PLAIN;
            case "tty" -> invocation.err().screen().terminal() ? Face.TTY : Face.PLAIN;
            case "plain" -> Face.PLAIN;
            case "json" -> Face.JSON;
            case "quiet" -> Face.QUIET;
            default ->
                throw usage(
                        "usage.progress",
                        "no progress display '" + wanted + "'"
                                + Spelling.hint(wanted, List.of("auto", "tty", "plain", "json", "quiet")));
        };
    }

    /** Whether a console shows where the run stands once it has ended so, and how to go on. */
    boolean isEntered(Command command, ExitCode ended) {
        return command.invocation.fromConsole();
    }

    /** @throws PmovesException (usage) with every answer that is about no step of the plan */
    Map<StepPath, Answer> decided(Plan plan) {
        List<String> known =
                plan.steps().stream().map(step -> step.path().value()).toList();
        Map<StepPath, Answer> decided = new LinkedHashMap<>();
        List<Problem> unknown = new ArrayList<>();
        answers.forEach((step, word) -> {
            decided.put(path(step), answer(word));
            if (!known.contains(step)) {
                unknown.add(Problem.error(
                        "usage.answer",
                        "--answer " + step + "=" + word + ": '" + plan.runbook() + "' has no step '" + step + "'"
                                + Spelling.hint(step, known)));
            }
        });
        if (!unknown.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, unknown);
        }
        return decided;
    }

    static Answer answer(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "done" -> Answer.DONE;
            case "rerun" -> Answer.RERUN;
            case "skip" -> Answer.SKIP;
            default ->
                throw usage(
                        "usage.answer",
                        "an answer is done, rerun or skip, not '" + word + "'"
                                + Spelling.hint(word, List.of("done", "rerun", "skip")));
        };
    }

    static StepPath path(String name) {
        try {
            return StepPath.of(name);
        } catch (IllegalArgumentException e) {
            throw usage("usage.step", String.valueOf(e.getMessage()));
        }
    }

    static PmovesException usage(String code, String message) {
        return new PmovesException(ExitCode.USAGE, Problem.error(code, message));
    }
}
