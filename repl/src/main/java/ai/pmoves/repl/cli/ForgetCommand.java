package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Runs;
import ai.pmoves.repl.screen.Text;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "forget",
        description =
                "Give a run up that nobody will go on with: runs and resume offer it no more. Deletes nothing, takes nothing back.",
        footer = {
            "",
            "  pmoves forget k7f3",
            "  pmoves runs --all            also those that were forgotten",
            "  pmoves resume k7f3           takes it up again, by its name",
            ""
        })
final class ForgetCommand extends Command {
    @Parameters(paramLabel = "RUN", description = "the run's id, or how it begins")
    String id = "";

    ForgetCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run() {
        try (Runs runs = invocation.house().openRuns()) {
            Run run = new KnownRuns(runs.journal()).run(id);
            runs.forget(run.id());
            err().line("forgotten: run " + run.id() + " ('" + Text.oneLine(run.runbook()) + "' on '"
                    + Text.oneLine(run.stack()) + "', " + run.state()
                    + "). What it did stands, and so does its journal; to take"
                    + " it up again: " + next("resume", run.id()));
            return ExitCode.OK;
        }
    }
}
