package ai.pmoves.repl.cli;

import ai.pmoves.docker.Docker;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Status;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.kernel.UndoRequest;
import ai.pmoves.repl.console.Protected;
import ai.pmoves.repl.console.Undoable;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "undo",
        description =
                "Take back what a run did, the last step first. Says before what is taken back, and what stays and why; asks.",
        footer = {
            "",
            "  pmoves undo                           all of the latest run",
            "  pmoves undo k7f3                      all of that run",
            "  pmoves undo k7f3 data --yes           one group or step of it, without a question",
            ""
        })
final class UndoCommand extends Command {
    private static final Set<Verb> TAKEN_BACK = Set.of(Verb.UNDO, Verb.ASK, Verb.REUSE);

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            arity = "0..1",
            description = "the run's id, or how it begins; the latest without")
    @Nullable
    String id;

    @Parameters(index = "1..*", paramLabel = "STEP", arity = "0..*", description = "only this step or group")
    Set<String> steps = new LinkedHashSet<>();

    @Option(names = "--pinned", description = "use the runbook's text as it was when the run was last begun")
    boolean pinned;

    @Mixin
    StackOptions options = new StackOptions();

    @Mixin
    ActOptions how = new ActOptions();

    UndoCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return how.face(invocation) == ActOptions.Face.JSON;
    }

    @Override
    ExitCode run() {
        how.face(invocation);
        try (Runs runs = invocation.house().openRuns()) {
            Run run = chosen(new KnownRuns(runs.journal()));
            TakenOver taken = new TakenOver(this, run, options.parameters);
            options.takeOver(run, taken);
            try (Docker docker = options.docker(invocation.house())) {
                @Nullable String source = pinned ? taken.pinnedSource() : null;
                Plan plan = taken.complete(() -> options.plan(this, run.file(), docker, source));
                return undo(run, plan, runs);
            }
        }
    }

    private Run chosen(KnownRuns known) {
        if (id != null) {
            return known.run(id, latest -> betterThan(known.journal(), latest));
        }
        Run run = known.latest();
        demandThatItStands(run);
        err().line("taking back run " + run.id() + ": the latest ('" + Text.oneLine(run.runbook()) + "' on '"
                + Text.oneLine(run.stack()) + "', " + run.state() + ", begun "
                + began(run) + ")");
        return run;
    }

    /** Of a runbook's runs, those that only looked are not meant. */
    private Optional<Problem> betterThan(Journal journal, Run latest) {
        return Undoable.latestAlike(journal, latest)
                .filter(run -> run.file().equals(latest.file()))
                .map(run -> Problem.error(
                                "usage.run",
                                "'" + id + "' is a runbook; the latest of its runs that did something to take back is "
                                        + run.id() + " (" + run.state() + "): name that one, or another")
                        .fix(next("undo", run.id())));
    }

    /** The last one that did something may not be the last one. */
    private void sayThatNothingIsLeft(Run run, Journal journal) {
        Optional<Run> other = steps.isEmpty() && run.state() != Status.UNDONE
                ? Undoable.latestAlike(journal, run).filter(one -> !one.id().equals(run.id()))
                : Optional.empty();
        err().line("nothing to take back"
                + other.map(one -> "; run " + one.id() + " ('" + Text.oneLine(one.runbook()) + "', begun " + began(one)
                                + ") did something: " + next("undo", one.id()))
                        .orElse(""));
    }

    private String began(Run run) {
        return Times.ago(Duration.between(run.started(), invocation.clock().instant()));
    }

    /** Nobody who says no name means an earlier one, which may be of another stack. */
    private void demandThatItStands(Run run) {
        if (run.state() == Status.RUNNING || run.state() == Status.UNDONE) {
            String why = run.state() == Status.RUNNING ? "is on" : "has been taken back already";
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error(
                                    "usage.undo",
                                    "the latest run " + run.id() + " ('" + Text.oneLine(run.runbook()) + "' on '"
                                            + Text.oneLine(run.stack()) + "') " + why
                                            + "; name the one that is to be taken back")
                            .fix(next("runs")));
        }
    }

    private ExitCode undo(Run run, Plan plan, Runs runs) {
        Execution execution = new Execution(this, Act.UNDO, plan, runs, how, options);
        try (Prepared prepared = execution.prepare(
                asking -> runs.prepareUndo(plan, new UndoRequest(run.id(), steps, how.decided(plan), asking)))) {
            List<Decision> decisions = prepared.decisions();
            if (!speaksJson()) {
                err().lines(new PlanScreen(err().screen(), verbose).lines(run, plan, decisions));
            }
            List<StepPath> meant = decisions.stream()
                    .filter(decision -> TAKEN_BACK.contains(decision.verb()))
                    .map(Decision::path)
                    .toList();
            if (meant.isEmpty() && !speaksJson()) {
                sayThatNothingIsLeft(run, runs.journal());
                return ExitCode.OK;
            }
            new Questions(this, how).ask(runs.journal().steps(run.id()), plan, decisions, runs.orphans());
            if (!meant.isEmpty() && !run.rehearsal() && !execution.sure(question(run, plan, meant.size()))) {
                err().line("nothing was taken back");
                return ExitCode.WAITING;
            }
            return execution.go(prepared, meant);
        }
    }

    /** Of a protected stack nothing is taken back before its name was typed; --yes is not it. */
    private Confirmation question(Run run, Plan plan, int steps) {
        String question = "Take back " + Text.count(steps, "step") + " of run " + run.id() + " on '"
                + Text.oneLine(plan.stack()) + "'?";
        return Protected.contains(invocation.environment(), plan.stack())
                ? Confirmation.severe(question + " It is protected.", plan.stack())
                : Confirmation.moderate(question);
    }
}
