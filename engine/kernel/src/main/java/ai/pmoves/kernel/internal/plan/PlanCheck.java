package ai.pmoves.kernel.internal.plan;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.Spelling;
import ai.pmoves.kernel.Step;
import ai.pmoves.kernel.StepPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds everything that keeps a list of steps from being a plan, in one pass. */
public final class PlanCheck {
    private static final int UNLIKELY_AS_NAME = 12;

    private final List<Step> steps;
    private final Map<StepPath, Step> known = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private PlanCheck(List<Step> steps) {
        this.steps = steps;
    }

    /** @throws PmovesException (usage) with every problem, each at its step's location */
    public static void demandValid(List<Step> steps) {
        List<Problem> problems = problems(steps);
        if (!problems.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, problems);
        }
    }

    /**
     * Names are stored and shown as they are: they are looked up by. A short secret is not told from an ordinary word, such as
     * the password that is the name of its service.
     *
     * @throws PmovesException (usage) with every step whose name holds a secret
     */
    public static void demandNoSecretInNames(List<Step> steps, List<Secret> secrets) {
        List<Problem> problems = new ArrayList<>();
        for (Step step : steps) {
            secrets.stream()
                    .filter(secret -> secret.reveal().length() >= UNLIKELY_AS_NAME)
                    .filter(secret -> step.path().value().contains(secret.reveal()))
                    .findFirst()
                    .ifPresent(secret -> problems.add(Problem.error(
                                    "plan.secret-in-name",
                                    "the name of step '" + step.path() + "' holds the secret " + secret.name()
                                            + ", and names are stored and shown as they are")
                            .at(step.location())
                            .fix("name it by something that may be seen, and read the secret inside action")));
        }
        if (!problems.isEmpty()) {
            throw new PmovesException(ExitCode.USAGE, problems);
        }
    }

    public static List<Problem> problems(List<Step> steps) {
        PlanCheck check = new PlanCheck(steps);
        check.duplicates();
        check.unknownNeeds();
        check.renames();
        check.problems.addAll(Cycles.problems(check.known));
        return check.problems;
    }

    private void duplicates() {
        for (Step step : steps) {
            Step first = known.putIfAbsent(step.path(), step);
            if (first != null) {
                String before = first.location() == null ? "" : ", first at " + first.location();
                problems.add(
                        Problem.error("plan.duplicate-step", "step '" + step.path() + "' is declared twice" + before)
                                .at(step.location())
                                .fix("give one of the two another name"));
            }
        }
    }

    private void unknownNeeds() {
        List<String> names = known.keySet().stream().map(StepPath::value).toList();
        for (Step step : steps) {
            for (StepPath need : step.needs()) {
                if (!known.containsKey(need)) {
                    problems.add(Problem.error(
                                    "plan.unknown-need",
                                    "step '" + step.path() + "' needs '" + need + "', which is no step of this runbook")
                            .at(step.location())
                            .fix(Spelling.question(need.value(), names)));
                }
            }
        }
    }

    private void renames() {
        Map<StepPath, Step> claimed = new LinkedHashMap<>();
        for (Step step : known.values()) {
            StepPath old = step.was();
            if (old == null) {
                continue;
            }
            if (known.containsKey(old)) {
                problems.add(Problem.error(
                                "plan.rename-of-present",
                                "step '" + step.path() + "' says it was '" + old + "', which is still a step")
                        .at(step.location())
                        .fix("remove was '" + old + "', or the old step"));
            }
            Step other = claimed.putIfAbsent(old, step);
            if (other != null) {
                problems.add(Problem.error(
                                "plan.rename-twice",
                                "steps '" + other.path() + "' and '" + step.path() + "' both say they were '" + old
                                        + "'")
                        .at(step.location())
                        .fix("only one step can go on with its results"));
            }
        }
    }
}
