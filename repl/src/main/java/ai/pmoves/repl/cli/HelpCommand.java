package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(name = "help", description = "Show help on a command, or on exit-codes.")
final class HelpCommand extends Command {
    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "a command with its words, or exit-codes")
    List<String> words = List.of();

    HelpCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run() {
        if (words.equals(List.of("exit-codes"))) {
            ExplainCommand explain = new ExplainCommand(invocation);
            explain.what = "exit-codes";
            return explain.run();
        }
        CommandLine command = Commands.root(invocation);
        for (String word : words) {
            Map<String, CommandLine> known = command.getSubcommands();
            command = known.get(word);
            if (command == null) {
                throw new PmovesException(
                        ExitCode.USAGE,
                        Problem.error("usage", "unknown command '" + word + "'" + Spelling.hint(word, known.keySet()))
                                .fix(next("--help")));
            }
        }
        out().print(Help.of(command, out().screen()));
        return ExitCode.OK;
    }
}
