package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import picocli.CommandLine;

@CommandLine.Command(name = "env", description = "Look at variables as those see them that read them.")
final class EnvCommand extends Command {
    private EnvCommand(Invocation invocation) {
        super(invocation);
    }

    static CommandLine tree(Invocation invocation) {
        return new CommandLine(new EnvCommand(invocation)).addSubcommand("explain", new EnvExplainCommand(invocation));
    }

    @Override
    ExitCode run() {
        err().line("env explain tells a variable's values and where they come from: " + next("env", "explain", "KEY"));
        return ExitCode.USAGE;
    }
}
