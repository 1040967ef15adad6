package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import picocli.CommandLine;

@CommandLine.Command(
        name = "routing",
        description = "Say what a gateway's configuration really does with requests to models.")
final class RoutingCommand extends Command {
    private RoutingCommand(Invocation invocation) {
        super(invocation);
    }

    static CommandLine tree(Invocation invocation) {
        return new CommandLine(new RoutingCommand(invocation))
                .addSubcommand("lint", new RoutingLintCommand(invocation))
                .addSubcommand("explain", new RoutingExplainCommand(invocation))
                .addSubcommand("migrate", new RoutingMigrateCommand(invocation));
    }

    @Override
    ExitCode run() {
        err().line("routing explain says who answers and how often: "
                + next("routing", "explain", "FUNCTION", "tensorzero.toml"));
        return ExitCode.USAGE;
    }
}
