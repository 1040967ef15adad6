package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import picocli.CommandLine;

@CommandLine.Command(name = "compose", description = "Look at compose files as pmoves resolves them.")
final class ComposeCommand extends Command {
    private ComposeCommand(Invocation invocation) {
        super(invocation);
    }

    static CommandLine tree(Invocation invocation) {
        return new CommandLine(new ComposeCommand(invocation))
                .addSubcommand("config", new ComposeConfigCommand(invocation));
    }

    @Override
    ExitCode run() {
        err().line("compose config prints the resolved model: " + next("compose", "config"));
        return ExitCode.USAGE;
    }
}
