package ai.pmoves.repl.cli;

import ai.pmoves.docker.Docker;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.Prepared;
import ai.pmoves.kernel.Runs;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "run",
        description = "Run a runbook: every step under its journal, what is done already reused.",
        footer = {
            "",
            "  pmoves run bringup                      runbooks/bringup.groovy, here or beside the launcher",
            "  pmoves run ./restart.groovy             a file",
            "  pmoves run bringup -p keys=cloud --until data",
            "  pmoves run bringup --rehearse --fault api:unhealthy",
            "  pmoves run bringup --break api          stop before that step, and look around",
            ""
        })
final class RunCommand extends Command {
    @Parameters(paramLabel = "RUNBOOK", description = "the runbook's name or file; 'pmoves list' shows which there are")
    String runbook = "";

    @Mixin
    PlanOptions options = new PlanOptions();

    @Mixin
    RunOptions how = new RunOptions();

    RunCommand(Invocation invocation) {
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
        try (Docker docker = options.docker(invocation.house())) {
            Plan plan = options.plan(this, invocation.runbooks().file(runbook), docker);
            try (Runs runs = invocation.house().openRuns()) {
                Execution execution = new Execution(this, Act.RUN, plan, runs, how, options);
                try (Prepared prepared =
                        execution.prepare(asking -> runs.prepare(plan, how.request(null, plan, options, asking)))) {
                    Optional<Confirmation> question = new ProtectedStack(invocation, plan, options.rehearse)
                            .question(prepared, "runs '" + plan.runbook() + "'");
                    question.filter(open -> !execution.answered(open) && !speaksJson())
                            .ifPresent(open -> err().lines(new PlanScreen(err().screen(), verbose)
                                    .lines(plan, options.rehearse, prepared.decisions())));
                    return execution.all(prepared, question);
                }
            }
        }
    }
}
