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
                "Print a completion script for a shell. It starts no JVM: run ids and steps are read from the state folder.",
        footer = {
            "",
            "  source <(pmoves completion bash)",
            "  pmoves completion zsh > ~/.zsh/completions/_pmoves",
            "  pmoves completion fish > ~/.config/fish/completions/pmoves.fish",
            ""
        })
final class CompletionCommand extends Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    String shell = "";

    CompletionCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run() {
        CompletionScript script = new CompletionScript(Commands.root(invocation));
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
