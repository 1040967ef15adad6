package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.CommandResult;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import java.util.List;

/** A child ended with an exit code that is not 0. */
final class CommandFailed extends PmovesException {
    private static final long serialVersionUID = 1L;
    private static final int LAST_LINES = 3;

    /** @param command what was run, redacted: {@code 'git status'}, {@code sh 'cd /srv ...'} */
    CommandFailed(String command, CommandResult result) {
        super(
                ExitCode.FAILED,
                Problem.error(
                        "command.failed", command + " ended with exit code " + result.exitCode() + lastWords(result)));
    }

    private static String lastWords(CommandResult result) {
        String said = result.errors().isBlank() ? result.output() : result.errors();
        List<String> lines =
                said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        if (last.isEmpty()) {
            return ", and said nothing";
        }
        return (last.size() == 1 ? ": " : ":\n") + String.join("\n", last);
    }
}
