package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(name = "help", description = "Show help on a command, or on exit-codes.")
final class HelpCommand extends Command {
    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "a command, or exit-codes")
    String what = "";

    HelpCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run() {
        if (what.equals("exit-codes")) {
            ExplainCommand explain = new ExplainCommand(invocation);
            explain.what = what;
            return explain.run();
        }
        CommandLine root = Commands.root(invocation);
        CommandLine command = what.isEmpty() ? root : root.getSubcommands().get(what);
        if (command == null) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("usage", "unknown command '" + what + "'" + Spelling.hint(what, Commands.names()))
                            .fix(next("--help")));
        }
        out().print(Help.of(command, out().screen()));
        return ExitCode.OK;
    }
}
