package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import ai.pmoves.repl.screen.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "lint",
        description = "Find every mistake in runbooks, with its place and what was probably meant. Executes nothing.")
final class LintCommand extends Command {
    @Parameters(
            paramLabel = "WHAT",
            arity = "0..*",
            description = "names of runbooks, files and folders (default: all that can be named here)")
    List<String> words = List.of();

    @Option(names = "--json", description = "one JSON document on standard output")
    boolean json;

    LintCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    boolean speaksJson() {
        return json;
    }

    @Override
    ExitCode run() {
        List<Problem> problems = new ArrayList<>(RunbookFiles.without(words, invocation.directory()));
        List<Path> files = files(problems);
        files.forEach(file ->
                problems.addAll(NextCommand.with(invocation.house().runbooks().lint(file))));
        files.forEach(this::learn);
        if (json) {
            document(Map.of(
                    "v", 1, "files", files.size(), "problems", problems(out()).json(problems)));
        } else if (problems.isEmpty()) {
            out().line(out().ink().good("ok") + "  " + Text.count(files.size(), "runbook") + ", no mistakes");
        } else {
            out().lines(problems(out()).lines(problems));
            FullList.mention(problems, invocation);
        }
        return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR) ? ExitCode.USAGE : ExitCode.OK;
    }

    /** For completion. */
    private void learn(Path file) {
        try {
            CompletionFacts.of(invocation)
                    .parameters(invocation.house().runbooks().outline(file));
        } catch (PmovesException e) {
            // it is among the mistakes
        }
    }

    /** Those that were named; a name of none is one mistake beside those of the others. */
    private List<Path> files(List<Problem> problems) {
        if (words.isEmpty()) {
            return invocation.runbooks().files(words);
        }
        Set<Path> files = new LinkedHashSet<>();
        for (String word : words) {
            try {
                files.addAll(invocation.runbooks().files(List.of(word)));
            } catch (PmovesException e) {
                problems.addAll(e.problems());
            }
        }
        return List.copyOf(files);
    }
}
