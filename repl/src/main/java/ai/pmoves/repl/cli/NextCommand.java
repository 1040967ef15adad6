package ai.pmoves.repl.cli;

import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.repl.screen.Typing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The command that helps with problems of rooms which do not know what commands there are. */
final class NextCommand {
    private NextCommand() {}

    /** The whole line, as it would be typed again: of a parameter that is missing or wrong, and of a mistyped name. */
    static PmovesException again(PmovesException refused, Typing typing, String... args) {
        PmovesException told = new PmovesException(
                refused.exitCode(),
                refused.problems().stream()
                        .map(problem -> again(problem, typing, args))
                        .toList());
        told.initCause(refused);
        told.setStackTrace(refused.getStackTrace());
        return told;
    }

    private static Problem again(Problem problem, Typing typing, String... args) {
        if (Set.of("usage.runbook", "usage.run").contains(problem.code())
                && problem.about().size() == 2) {
            return problem.fix(Usage.corrected(
                    typing, args, problem.about().get(0), problem.about().get(1)));
        }
        if (!Set.of("dsl.missing-parameter", "dsl.invalid-parameter").contains(problem.code())
                || problem.about().size() != 2) {
            return problem;
        }
        String name = problem.about().get(0) + "=";
        String setting = name + problem.about().get(1);
        List<String> line = new ArrayList<>(List.of(args));
        boolean given = line.stream().anyMatch(word -> word.startsWith(name));
        line.replaceAll(word -> word.startsWith(name) ? setting : word);
        if (!given) {
            line.addAll(List.of("-p", setting));
        }
        return problem.fix(typing.command(line));
    }

    static List<Problem> with(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code().equals("dsl.unreadable") && problem.fix() == null
                        ? problem.fix("pmoves list shows the runbooks that are here")
                        : problem)
                .toList();
    }
}
