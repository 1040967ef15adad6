package ai.pmoves.repl.cli;

import ai.pmoves.docker.Docker;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Restart;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.StepPath;
import ai.pmoves.repl.screen.Text;
import ai.pmoves.repl.screen.Times;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "resume",
        description =
                "Go on with a run: what is done and unchanged is reused, the rest is run. Says first what it decided, and why.",
        footer = {
            "",
            "  pmoves resume                         the latest run that did not come to a good end, if nothing was done on its stack since",
            "  pmoves resume k7f3 --answer pull/llama=done",
            "  pmoves resume k7f3 --restart skip --reason 'no GPU here'",
            "  pmoves resume k7f3 --break api        stop before that step, and look around",
            ""
        })
final class ResumeCommand extends Command {
    @Parameters(paramLabel = "RUN", arity = "0..1", description = "the run's id, or how it begins")
    @Nullable
    String id;

    @Option(names = "--pinned", description = "use the runbook's text as it was when the run began")
    boolean pinned;

    @Mixin
    PlanOptions options = new PlanOptions();

    @Mixin
    RestartOptions restart = new RestartOptions();

    @Mixin
    RunOptions how = new RunOptions();

    ResumeCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return how.face(invocation) == RunOptions.Face.JSON;
    }

    @Override
    ExitCode run() {
        how.face(invocation);
        Ended ended = ended();
        how.enter(this, ended);
        return ended.code();
    }

    private Ended ended() {
        try (Runs runs = invocation.house().openRuns()) {
            Run run = chosen(new KnownRuns(runs.journal()));
            Map<StepPath, Restart> restarts = restart.decided(new KnownRuns(runs.journal()), run);
            TakenOver taken = new TakenOver(this, run, options.parameters);
            options.takeOver(run, taken);
            try (Docker docker = options.docker(invocation.house())) {
                Plan plan = taken.complete(
                        () -> options.plan(this, run.file(), docker, pinned ? taken.pinnedSource() : null));
                if (invocation.fromConsole()) {
                    how.followed(plan)
                            .forEach(name -> err().line("no breakpoint before '" + Text.oneLine(name)
                                    + "' any more: the runbook has no such step"));
                }
                Execution execution = new Execution(this, Act.RUN, plan, runs, how, options);
                try (Prepared prepared = execution.prepare(asking -> runs.prepare(
                        plan, how.request(run.id(), plan, options, asking).restarting(restarts)))) {
                    List<Decision> decisions = prepared.decisions();
                    if (!speaksJson()) {
                        err().lines(new PlanScreen(err().screen(), verbose).lines(run, plan, decisions));
                    }
                    new Questions(this, how).ask(runs.journal().steps(run.id()), plan, decisions, runs.orphans());
                    Optional<Confirmation> question = new ProtectedStack(invocation, plan, options.rehearse)
                            .question(prepared, "goes on with run " + run.id() + said(restarts));
                    return execution.all(prepared, question);
                }
            }
        }
    }

    private static String said(Map<StepPath, Restart> restarts) {
        return restarts.entrySet().stream()
                .map(decided -> ": " + decided.getValue().word() + " of step '" + decided.getKey() + "'")
                .collect(Collectors.joining());
    }

    private Run chosen(KnownRuns known) {
        if (id != null) {
            return known.run(id);
        }
        WaitingRuns waiting = known.waiting();
        Run run = waiting.latest(options.rehearse).orElseThrow(() -> nothingWaits(waiting));
        demandNoDoubt(known, waiting, run);
        err().line("resuming run " + run.id() + ": the latest " + (options.rehearse ? "rehearsal" : "run")
                + " without a good end ('" + Text.oneLine(run.runbook()) + "' on '" + Text.oneLine(run.stack()) + "', "
                + run.state().word() + ", begun "
                + Times.ago(Duration.between(run.started(), invocation.clock().instant())) + ")");
        return run;
    }

    /** What was asked last may have been something else than to go on with this one. */
    private void demandNoDoubt(KnownRuns known, WaitingRuns waiting, Run run) {
        if (known.isBeingUndone(run)) {
            throw which("run " + run.id() + " was being taken back when it was cut off", next("undo", run.id()));
        }
        Optional<Run> rehearsal = options.rehearse ? Optional.empty() : waiting.latest(true);
        rehearsal
                .filter(later -> WaitingRuns.heardOf(later).isAfter(WaitingRuns.heardOf(run)))
                .ifPresent(later -> {
                    throw which(
                            "the latest without a good end is rehearsal " + later.id() + ", the latest real one run "
                                    + run.id() + " ('" + Text.oneLine(run.runbook()) + "' on '"
                                    + Text.oneLine(run.stack()) + "')",
                            next("resume", later.id()));
                });
    }

    private PmovesException nothingWaits(WaitingRuns waiting) {
        String what = options.rehearse ? "no rehearsal waits to be resumed" : "no run waits to be resumed";
        Optional<Map.Entry<Run, Run>> overtaken = waiting.overtaken(options.rehearse);
        if (overtaken.isPresent()) {
            Run run = overtaken.get().getKey();
            Run later = overtaken.get().getValue();
            return which(
                    what + ": run " + run.id() + " ('" + Text.oneLine(run.runbook()) + "', "
                            + run.state().word() + ") was overtaken by run " + later.id() + " ('"
                            + Text.oneLine(later.runbook()) + "') on '" + Text.oneLine(run.stack())
                            + "'; to go on with it all the same, name it",
                    next("resume", run.id()));
        }
        Optional<Run> rehearsal = options.rehearse ? Optional.empty() : waiting.latest(true);
        return which(
                what + rehearsal.map(run -> ", only rehearsal " + run.id()).orElse(""),
                rehearsal.map(run -> next("resume", run.id())).orElse(next("runs")));
    }

    private static PmovesException which(String message, String next) {
        return new PmovesException(
                ExitCode.USAGE, Problem.error("usage.resume", message).fix(next));
    }
}
