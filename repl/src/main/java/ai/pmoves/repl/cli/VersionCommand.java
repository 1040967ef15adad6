package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import picocli.CommandLine;

@CommandLine.Command(name = "version", description = "Say which pmoves and which JDK this is.")
final class VersionCommand extends Command {
    VersionCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run() {
        out().line(Main.version());
        return ExitCode.OK;
    }
}
