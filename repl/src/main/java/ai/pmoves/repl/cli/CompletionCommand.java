package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Spelling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "completion",
        description =
                "Print a completion script for a shell. It starts nothing: it reads names from folders, and what pmoves leaves in its state "
                        + "folder: at a run's begin and end, and when runbooks are listed, linted or planned.",
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
        if (!SHELLS.contains(shell)) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error("usage.shell", "no completion for '" + shell + "'" + Spelling.hint(shell, SHELLS))
                            .fix("bash, zsh or fish"));
        }
        learn();
        out().print(new CompletionScript(Commands.root(invocation), invocation.home()).of(shell));
        return ExitCode.OK;
    }

    /** What can be offered from the beginning. */
    private void learn() {
        CompletionFacts facts = CompletionFacts.of(invocation);
        for (Path file : invocation.runbooks().files(List.of())) {
            try {
                facts.parameters(invocation.house().runbooks().outline(file));
            } catch (PmovesException e) {
                // 'pmoves lint' tells it
            }
        }
        if (Files.isDirectory(invocation.house().state().path())) {
            try (Runs runs = invocation.house().openRuns()) {
                facts.runs(runs.journal());
            } catch (PmovesException e) {
                // the next command that acts tells it
            }
        }
    }
}
