package ai.pmoves.repl.cli;

import ai.pmoves.kernel.Problem;
import java.util.List;

/** The command that helps with problems of rooms which do not know what commands there are. */
final class NextCommand {
    private NextCommand() {}

    static List<Problem> with(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code().equals("dsl.unreadable") && problem.fix() == null
                        ? problem.fix("pmoves list shows the runbooks that are here")
                        : problem)
                .toList();
    }
}
