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
        err().line("routing lint finds what the gateway refuses, and what it takes in silence: "
                + next("routing", "lint", "tensorzero.toml"));
        err().line("routing explain says who answers and how often: "
                + next("routing", "explain", "all", "tensorzero.toml"));
        err().line("routing migrate writes an old file as the gateway reads it today: "
                + next("routing", "migrate", "tensorzero.toml", "-o", "modern.toml"));
        return ExitCode.USAGE;
    }
}
