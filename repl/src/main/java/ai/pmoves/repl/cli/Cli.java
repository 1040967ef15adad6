package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.screen.BrokenPipe;
import ai.pmoves.repl.screen.Out;
import ai.pmoves.repl.screen.Screen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One call from words to exit code. Every failure leaves as a located message and the code that it calls for. */
public final class Cli {
    private final Invocation given;

    public Cli(Invocation invocation) {
        this.given = invocation;
    }

    /** @return what the process ends with, see {@link ExitCode} */
    public int run(String... args) {
        try {
            return dispatch(args).code();
        } catch (BrokenPipe e) {
            return ExitCode.PIPE.code();
        }
    }

    private ExitCode dispatch(String... args) {
        Invocation invocation = given;
        try {
            invocation = coloured(args);
            if (ReplCommand.isPlain(args)) {
                return run(ReplCommand.plain(invocation, args), invocation, args);
            }
            CommandLine root = Commands.root(invocation, args);
            ParseResult parsed = root.parseArgs(args);
            ParseResult last = parsed;
            while (last.hasSubcommand()) {
                last = last.subcommand();
            }
            CommandLine chosen = last.commandSpec().commandLine();
            if (last.isUsageHelpRequested()) {
                invocation.out().print(Help.of(chosen, invocation.out().screen()));
                return ExitCode.OK;
            }
            if (last.isVersionHelpRequested()) {
                invocation.out().line(Main.version());
                return ExitCode.OK;
            }
            return run(chosen, invocation, args);
        } catch (ParameterException e) {
            PmovesException mistake = Usage.mistake(e, invocation, args);
            return told(mistake, invocation, List.of(args).contains("--json"), false);
        } catch (PmovesException e) {
            return told(e, invocation, false, false);
        }
    }

    private static ExitCode run(CommandLine chosen, Invocation invocation, String... args) {
        if (!(chosen.getCommand() instanceof Command command)) {
            invocation.err().print(Help.of(chosen, invocation.err().screen()));
            return ExitCode.USAGE;
        }
        return run(command, invocation, args);
    }

    private static ExitCode run(Command command, Invocation invocation, String... args) {
        command.typed(args);
        try {
            return command.run();
        } catch (PmovesException e) {
            return told(
                    NextCommand.again(e, invocation.typing(), args), invocation, command.speaksJson(), command.trace);
        } catch (BrokenPipe e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            return Defect.told(e, invocation, command.trace);
        }
    }

    private static ExitCode told(PmovesException failure, Invocation invocation, boolean json, boolean trace) {
        List<Problem> problems = NextCommand.with(failure.problems());
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("v", 1);
            document.put("type", "error");
            document.put("exit", failure.exitCode().code());
            document.put("problems", invocation.problems(Screen.PLAIN).json(problems));
            invocation.out().line(Json.line(document));
            return failure.exitCode();
        }
        Out err = invocation.err();
        err.lines(invocation.problems(err.screen()).lines(problems));
        FullList.mention(problems, invocation);
        if (trace) {
            err.print(Defect.stack(failure));
        }
        return failure.exitCode();
    }

    /** The {@code --color} option counts for messages about the other options too, so it is looked for first. */
    private Invocation coloured(String... args) {
        String wanted = null;
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--color=")) {
                wanted = args[i].substring("--color=".length());
            } else if (args[i].equals("--color") && i + 1 < args.length) {
                wanted = args[i + 1];
            }
        }
        if (wanted == null || wanted.equals("auto")) {
            return given;
        }
        return given.with(painted(given.out(), wanted), painted(given.err(), wanted));
    }

    private static Out painted(Out out, @Nullable String wanted) {
        boolean colour = switch (String.valueOf(wanted).toLowerCase(Locale.ROOT)) {
            case "always" -> true;
            case "never" -> false;
            default ->
                throw new PmovesException(
                        ExitCode.USAGE,
                        Problem.error("usage.color", "--color takes auto, always or never, not '" + wanted + "'"));
        };
        Screen was = out.screen();
        return out.as(new Screen(was.terminal(), was.width(), was.height(), colour, was.unicode()));
    }
}
