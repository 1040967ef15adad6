package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "completion",
        description =
                "Print a completion script for a shell. Names of runbooks are read from their folders, at once; what only a runbook or the "
                        + "journal knows, by pmoves.",
        footer = {
            "",
            "  source <(pmoves completion bash)",
            "  pmoves completion zsh > ~/.zsh/completions/_pmoves",
            "  pmoves completion fish > ~/.config/fish/completions/pmoves.fish",
            ""
        })
final class CompletionCommand extends Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash, zsh or fish")
    String shell = "";

    @Parameters(index = "1..*", arity = "0..*", hidden = true)
    List<String> words = List.of();

    CompletionCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run() {
        if (shell.equals(CompletionScript.WORDS) && !words.isEmpty()) {
            out().lines(new CompletionWords(invocation).lines(words.get(0), words.size() > 1 ? words.get(1) : ""));
            return ExitCode.OK;
        }
        CompletionScript script = new CompletionScript(Commands.root(invocation), invocation.home());
        out().print(
                        switch (shell) {
                            case "bash" -> script.bash();
                            case "zsh" -> script.zsh();
                            case "fish" -> script.fish();
                            default ->
                                throw new PmovesException(
                                        ExitCode.USAGE,
                                        Problem.error(
                                                        "usage.shell",
                                                        "no completion for '" + shell + "'"
                                                                + Spelling.hint(shell, SHELLS))
                                                .fix("bash, zsh or fish"));
                        });
        return ExitCode.OK;
    }
}
