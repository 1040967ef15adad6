package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.repl.screen.Text;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Mistakes on the command line, with what was probably meant. */
final class Usage {
    private Usage() {}

    static PmovesException mistake(ParameterException failure, Invocation invocation, String... args) {
        CommandLine command = failure.getCommandLine();
        String help = Text.shellWord(invocation.typed()) + " " + words(command) + "--help";
        return new PmovesException(
                ExitCode.USAGE,
                Problem.error("usage", message(failure, command)).fix(help),
                failure);
    }

    private static String message(ParameterException failure, CommandLine command) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().get(0), command);
        }
        if (failure instanceof MissingParameterException missing) {
            List<String> names = missing.getMissing().stream()
                    .map(arg -> arg.isOption() ? ((CommandLine.Model.OptionSpec) arg).longestName() : arg.paramLabel())
                    .toList();
            return "missing: " + String.join(", ", names);
        }
        return String.valueOf(failure.getMessage()).split("\n", 2)[0];
    }

    private static String unknown(String word, CommandLine command) {
        if (word.startsWith("-") && word.length() > 1) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            Collection<String> known = command.getCommandSpec().optionsMap().keySet();
            return "unknown option '" + name + "'" + Spelling.hint(name, known);
        }
        boolean top = command.getParent() == null || !command.getSubcommands().isEmpty();
        if (top) {
            Set<String> known = new LinkedHashSet<>(
                    command.getParent() == null
                            ? Commands.names()
                            : command.getSubcommands().keySet());
            return "unknown command '" + word + "'" + Spelling.hint(word, known);
        }
        return "'" + command.getCommandName() + "' takes no further word '" + word + "'";
    }

    private static String words(CommandLine command) {
        return command.getParent() == null ? "" : words(command.getParent()) + command.getCommandName() + " ";
    }
}
