package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.repl.screen.Typing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Mistakes on the command line, with what was probably meant. */
final class Usage {
    private Usage() {}

    static PmovesException mistake(ParameterException failure, Invocation invocation, String... args) {
        CommandLine command = failure.getCommandLine();
        if (failure instanceof MissingParameterException missing
                && missing.getMissing().stream().anyMatch(Usage::namesStep)) {
            return stepMissing(missing, invocation, args);
        }
        String help = meant(failure, command, args)
                .map(right -> invocation.typing().command(right))
                .orElseGet(() -> invocation.typing().command(help(command)));
        return new PmovesException(
                ExitCode.USAGE,
                Problem.error("usage", message(failure, command)).fix(help),
                failure);
    }

    /** The line as it was probably meant, where one word is like a known one. */
    private static Optional<List<String>> meant(ParameterException failure, CommandLine command, String... args) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        String word = unmatched.getUnmatched().get(0);
        int value = word.startsWith("-") ? word.indexOf('=') : -1;
        String name = value < 0 ? word : word.substring(0, value);
        List<String> near = Spelling.near(name, known(name, command));
        return near.isEmpty() ? Optional.empty() : Optional.of(replaced(args, name, near.get(0)));
    }

    private static List<String> replaced(String[] args, String word, String right) {
        List<String> line = new ArrayList<>(List.of(args));
        line.replaceAll(
                arg -> arg.equals(word) || arg.startsWith(word + "=") ? right + arg.substring(word.length()) : arg);
        return line;
    }

    /** The same command with another word, where that is what it was refused for. */
    static String corrected(Typing typing, String[] args, String word, String right) {
        return typing.command(replaced(args, word, right));
    }

    private static Collection<String> known(String word, CommandLine command) {
        if (word.startsWith("-")) {
            return command.getCommandSpec().optionsMap().keySet();
        }
        return command.getParent() == null
                ? Commands.names()
                : command.getSubcommands().keySet();
    }

    private static boolean namesStep(ArgSpec argument) {
        return argument instanceof OptionSpec option && option.paramLabel().equals("STEP");
    }

    /** Which steps there are is known without reading the runbook where it has been run before. */
    private static PmovesException stepMissing(
            MissingParameterException missing, Invocation invocation, String... args) {
        String option = ((OptionSpec) missing.getMissing().get(0)).longestName();
        String steps = "";
        try (Runs runs = invocation.house().openRuns()) {
            KnownRuns known = new KnownRuns(runs.journal());
            steps = known.latestOf(List.of(args), invocation.directory())
                    .map(run -> ": " + known.steps(run).list())
                    .orElse("");
        } catch (PmovesException e) {
            // without a journal nothing is known of steps
        }
        return new PmovesException(
                ExitCode.USAGE,
                Problem.error("usage", option + " needs the name of a step or group" + steps)
                        .fix(Stream.of(args)
                                .filter(word -> word.endsWith(".groovy"))
                                .findFirst()
                                .map(file -> invocation.typing().command(List.of("plan", file)) + " shows the steps")
                                .orElseGet(() -> invocation.typing().command(List.of("show"))
                                        + " shows the steps of the latest run")),
                missing);
    }

    private static String message(ParameterException failure, CommandLine command) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().get(0), command);
        }
        if (failure instanceof MissingParameterException missing) {
            List<String> names =
                    missing.getMissing().stream().map(Usage::missing).toList();
            return "missing: " + String.join(", ", names);
        }
        if (failure.getArgSpec() instanceof OptionSpec option && failure.getValue() != null) {
            String wanted = option.typeInfo().getType() == int.class ? "a whole number" : option.paramLabel();
            return option.longestName() + " takes " + wanted + ", not '" + failure.getValue() + "'";
        }
        return String.valueOf(failure.getMessage()).split("\n", 2)[0];
    }

    private static String missing(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.paramLabel() + " after " + option.longestName()
                : argument.paramLabel();
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

    private static List<String> help(CommandLine command) {
        LinkedList<String> words = new LinkedList<>(List.of("--help"));
        for (CommandLine at = command; at.getParent() != null; at = at.getParent()) {
            words.addFirst(at.getCommandName());
        }
        return words;
    }
}
