package ai.pmoves.repl.cli;

import ai.pmoves.docker.Docker;
import ai.pmoves.kernel.Decision;
import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "plan",
        description = "Say for every step what a run would do, and why. Changes nothing.",
        footer = {
            "",
            "  pmoves plan bringup",
            "  pmoves plan bringup -p stack=../PMOVES.AI/pmoves --platform jetson",
            "",
            "Signs: + new, ~ again, = earlier result stands, ! a person decides, ? hangs on what runs before it, - left out",
            ""
        })
final class PlanCommand extends Command {
    @Parameters(
            paramLabel = "RUNBOOK",
            arity = "0..1",
            description = "the runbook's name or file; 'pmoves list' shows which there are")
    String runbook = "";

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "instead of a runbook: what a resume of this run would do")
    @Nullable
    String resumed;

    @Mixin
    PlanOptions options = new PlanOptions();

    @Option(names = "--detailed-exitcode", description = "end with 3 where a run would act")
    boolean detailedExitCode;

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    PlanCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json;
    }

    @Override
    ExitCode run() {
        if ((resumed == null) == runbook.isEmpty()) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("usage.plan", "a plan is of a RUNBOOK, or of a run that would be resumed")
                            .fix("pmoves plan RUNBOOK, or pmoves plan --resume RUN"));
        }
        try (Runs runs = invocation.house().openRuns()) {
            Run run = resumed == null ? null : new KnownRuns(runs.journal()).run(resumed);
            return run == null ? planned(runs) : planned(runs, run);
        }
    }

    private ExitCode planned(Runs runs) {
        try (Docker docker = options.docker(invocation.house())) {
            Plan plan = options.plan(this, invocation.runbooks().file(runbook), docker);
            CompletionFacts facts = CompletionFacts.of(invocation);
            facts.steps(plan);
            facts.parameters(invocation.house().runbooks().outline(plan.file()));
            List<Decision> decisions = runs.decide(plan, options.forecast(null));
            return told(
                    plan, decisions, new PlanScreen(out().screen(), verbose).lines(plan, options.rehearse, decisions));
        }
    }

    private ExitCode planned(Runs runs, Run run) {
        TakenOver taken = new TakenOver(this, run, options.parameters);
        options.takeOver(run, taken);
        try (Docker docker = options.docker(invocation.house())) {
            Plan plan = taken.complete(() -> options.plan(this, run.file(), docker));
            List<Decision> decisions = runs.decide(plan, options.forecast(run.id()));
            return told(plan, decisions, new PlanScreen(out().screen(), verbose).lines(run, plan, decisions));
        }
    }

    private ExitCode told(Plan plan, List<Decision> decisions, List<String> lines) {
        List<Problem> blockers = blockers(plan, decisions);
        if (json) {
            document(PlanDocument.of(plan, options.rehearse, decisions, blockers, problems(out())));
        } else {
            out().lines(lines);
            show(blockers);
        }
        return verdict(blockers, decisions);
    }

    /** What the files say and what checks have seen: both may know of the same. */
    private static List<Problem> blockers(Plan plan, List<Decision> decisions) {
        return Stream.concat(
                        plan.blockers().stream(), decisions.stream().flatMap(decision -> decision.blockers().stream()))
                .distinct()
                .toList();
    }

    private void show(List<Problem> blockers) {
        if (!blockers.isEmpty()) {
            out().line("");
            out().line(out().ink().strong("In the way of this plan:"));
            out().lines(problems(out()).lines(blockers));
            FullList.mention(blockers, invocation);
        }
    }

    private ExitCode verdict(List<Problem> blockers, List<Decision> decisions) {
        if (blockers.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
            return ExitCode.PRECONDITION;
        }
        boolean acts = decisions.stream().anyMatch(d -> d.verb() != Verb.REUSE && d.verb() != Verb.SKIP);
        return acts && detailedExitCode ? ExitCode.CHANGES : ExitCode.OK;
    }
}
