package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.Journal.Run;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.SecretVersions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a resumed run takes over from how it was begun. The journal keeps no secret: a parameter that holds one is given
 * again, or comes out the same from the environment or the default. A run never goes on with another value unasked.
 *
 * @param typed the parameters of this command line
 */
record TakenOver(Command command, Run run, Map<String, String> typed) {
    /** Those of the run as far as they were kept, with those of this command line. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>(run.parameters());
        parameters.keySet().removeAll(run.hidden().keySet());
        parameters.putAll(typed);
        return parameters;
    }

    /** @throws PmovesException (usage) where the text that was run is not the one that was kept */
    String pinnedSource() {
        if (run.sourceHidden()) {
            throw refusal(Problem.error(
                            "run.hidden-source",
                            "run " + run.id()
                                    + " cannot be pinned: the text of its runbook holds a secret, and the journal"
                                    + " keeps none")
                    .fix(command.next("resume", run.id())));
        }
        return run.source();
    }

    /**
     * The plan, if all that was not kept is there again.
     *
     * @throws PmovesException (usage) with every parameter that has to be given again
     */
    Plan complete(Supplier<Plan> planned) {
        Plan plan;
        try {
            plan = planned.get();
        } catch (PmovesException e) {
            throw new PmovesException(
                    e.exitCode(), e.problems().stream().map(this::again).toList());
        }
        SecretVersions versions =
                new SecretVersions(command.invocation.house().state().path());
        List<Problem> missing = new ArrayList<>();
        run.hidden().forEach((name, version) -> {
            String value = plan.parameters().getOrDefault(name, "");
            boolean secret = value.equals("***");
            if (!secret && !typed.containsKey(name) && !versions.of(name, value).equals(version)) {
                missing.add(lost(name).at(new Location(run.file(), 0, 0)));
            }
        });
        if (!missing.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, missing);
        }
        return plan;
    }

    private Problem again(Problem problem) {
        if (!problem.code().equals("dsl.missing-parameter") || problem.about().size() != 2) {
            return problem;
        }
        String name = problem.about().get(0);
        return run.hidden().containsKey(name)
                ? lost(name).at(problem.where())
                : problem.fix(
                        command.again(List.of("-p", name + "=" + problem.about().get(1))));
    }

    private Problem lost(String name) {
        return Problem.error(
                        "run.hidden-parameter",
                        "parameter '" + name + "' of run " + run.id()
                                + " holds a secret, so it was not kept: it has to be given again")
                .fix(command.again(List.of("-p", name + "=VALUE")));
    }

    private PmovesException refusal(Problem problem) {
        return new PmovesException(ExitCode.USAGE, problem.at(new Location(run.file(), 0, 0)));
    }
}
