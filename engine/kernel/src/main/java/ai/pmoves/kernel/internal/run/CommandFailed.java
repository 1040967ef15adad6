package ai.pmoves.kernel.internal.run;

import ai.pmoves.kernel.CommandResult;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;

/** A child ended with an exit code that is not 0. */
final class CommandFailed extends PmovesException {
    private static final long serialVersionUID = 1L;

    CommandFailed(String command, CommandResult result) {
        super(
                ExitCode.FAILED,
                Problem.error(
                        "command.failed",
                        "'" + command + "' ended with exit code " + result.exitCode() + lastWords(result)));
    }

    private static String lastWords(CommandResult result) {
        String said = result.errors().isBlank() ? result.output() : result.errors();
        String last = said.lines()
                .filter(line -> !line.isBlank())
                .reduce((before, line) -> line)
                .orElse("");
        return last.isEmpty() ? "" : ": " + last.strip();
    }
}
