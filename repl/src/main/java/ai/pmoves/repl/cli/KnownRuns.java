package ai.pmoves.repl.cli;

import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Journal.StepState;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.repl.console.StepNames;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds runs and steps by what people type, and says what they may have meant. */
record KnownRuns(Journal journal) {
    private static final int SEARCHED = 200;

    /** By id or by how it begins: for what acts, since what a runbook's name means changes with every run. */
    Run run(String typed) {
        return run(typed, latest -> Optional.empty());
    }

    /**
     * The same.
     *
     * @param better what is to be said of the runbook with the latest run that is given, where its name was typed; empty for nothing
     *     but that run's own
     */
    Run run(String typed, Function<Run, Optional<Problem>> better) {
        return journal.find(typed).orElseThrow(() -> {
            List<String> ids = ids();
            return latestOf(typed)
                    .filter(run -> alike(typed, ids).size() < 2)
                    .map(run -> better.apply(run)
                            .map(problem -> new PmovesException(ExitCode.USAGE, problem))
                            .orElseGet(() -> unknown("'" + typed + "' is a runbook; its latest run is " + run.id()
                                    + " (" + run.state() + "): name that one, or another")))
                    .orElseGet(() -> noRun(typed, ids, ids));
        });
    }

    /** By id, by how it begins, or the latest of the runbook with that name: for what only reads. */
    Run runOrLatestOf(String typed) {
        return journal.find(typed).or(() -> latestOf(typed)).orElseThrow(() -> {
            List<String> ids = ids();
            return noRun(
                    typed,
                    ids,
                    Stream.concat(journal.runs(SEARCHED).stream().map(Run::runbook), ids.stream())
                            .distinct()
                            .toList());
        });
    }

    private List<String> ids() {
        return journal.runs(SEARCHED).stream().map(Run::id).toList();
    }

    private static List<String> alike(String typed, List<String> ids) {
        return ids.stream().filter(id -> id.startsWith(typed)).toList();
    }

    /** @param names that may have been meant */
    private static PmovesException noRun(String typed, List<String> ids, List<String> names) {
        List<String> alike = alike(typed, ids);
        if (alike.size() > 1) {
            return unknown("more than one run begins with '" + typed + "': " + String.join(", ", alike));
        }
        List<String> near = Spelling.near(typed, names);
        return new PmovesException(
                ExitCode.USAGE,
                Problem.error("usage.run", "no run '" + typed + "'" + Spelling.hint(typed, names))
                        .fix("pmoves runs")
                        .about(near.isEmpty() ? new String[] {typed} : new String[] {typed, near.get(0)}));
    }

    private Optional<Run> latestOf(String runbook) {
        return journal.runs(SEARCHED).stream()
                .filter(run -> run.runbook().equals(runbook)
                        || RunbookNames.of(run.file()).equals(runbook))
                .findFirst();
    }

    /** The latest. */
    Run latest() {
        return journal.runs(1).stream().findFirst().orElseThrow(() -> unknown("nothing has been run yet"));
    }

    /** The latest, where it is a step that was named; a run alone does not say what is meant. */
    Run latestWithStep(String typed) {
        Run latest = latest();
        Optional<Run> run = journal.find(typed).or(() -> latestOf(typed));
        if (run.isPresent() && !steps(latest).knows(typed)) {
            throw unknown(
                    "which step of run " + run.get().id() + "? It has "
                            + steps(run.get()).list(),
                    "pmoves show " + run.get().id());
        }
        return latest;
    }

    /** The latest of those that were typed, by their id or their runbook's name or file. */
    Optional<Run> latestOf(List<String> typed, Path directory) {
        return journal.runs(SEARCHED).stream()
                .filter(run -> typed.stream()
                        .anyMatch(word -> run.id().equals(word)
                                || run.runbook().equals(word)
                                || RunbookNames.of(run.file()).equals(word)
                                || run.file().equals(directory.resolve(word).normalize())))
                .findFirst();
    }

    Run latestOr(@org.jspecify.annotations.Nullable String typed) {
        return typed == null ? latest() : runOrLatestOf(typed);
    }

    /** What waits to be resumed among the latest runs, as they are now. */
    WaitingRuns waiting() {
        return new WaitingRuns(journal.runs(SEARCHED));
    }

    /** Whether the last that was asked of it is to take it back, and that has not ended. */
    boolean isBeingUndone(Run run) {
        return journal.latest(run.id(), EnumSet.of(EventType.UNDO_STARTED, EventType.UNDO_ENDED, EventType.RUN_RESUMED))
                .filter(event -> event.type() == EventType.UNDO_STARTED)
                .isPresent();
    }

    /** By its path, or by the last part of it where only one step has that. */
    StepState step(Run run, String typed) {
        return steps(run).one(typed);
    }

    StepNames steps(Run run) {
        return new StepNames(run.id(), journal.steps(run.id()));
    }

    private static PmovesException unknown(String message) {
        return unknown(message, "pmoves runs");
    }

    private static PmovesException unknown(String message, String fix) {
        return new PmovesException(
                ExitCode.USAGE, Problem.error("usage.run", message).fix(fix));
    }
}
