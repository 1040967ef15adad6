package ai.pmoves.audit.internal.stack;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.preflight.Options;
import ai.pmoves.compose.preflight.Preflight;
import ai.pmoves.kernel.Problem;
import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The problems of resolving and of preflight are findings by their own codes: what stops a bring-up stands in every audit, in the
 * same words.
 */
public final class StackProblems {

    /** What their codes begin with. */
    public static final Set<String> AREAS = Set.of("compose", "preflight", "yaml", "env", "platform");

    private StackProblems() {}

    public static boolean isOne(String code) {
        int point = code.indexOf('.');
        return point > 0 && AREAS.contains(code.substring(0, point));
    }

    public static void of(Target target, Findings findings) {
        Project project = target.resolution().project();
        List<Problem> problems = Preflight.of(target.resolution(), Options.local());
        problems.stream()
                .filter(problem -> !isConsequence(problem, problems))
                .flatMap(problem ->
                        project == null ? Stream.of(problem) : new Alternatives(project).judge(problem).stream())
                .map(problem -> MadeByScripts.judge(problem, target.tree()))
                .forEach(problem -> {
                    // the same words on every machine, or a baseline would know none of them
                    UnaryOperator<String> here = text -> text.replace(target.root() + File.separator, "");
                    findings.add(new Finding(
                            problem.code(),
                            problem.severity(),
                            here.apply(ProblemSubject.of(problem)),
                            here.apply(problem.message()),
                            problem.where(),
                            problem.fix()));
                });
    }

    /** A part of a service that was refused beside an included one has no image of its own; that is no second cause. */
    private static boolean isConsequence(Problem problem, List<Problem> all) {
        return problem.code().equals("compose.no-image") && refused(all).containsAll(problem.about());
    }

    /** Services that are refused because an included file has another one by their name. */
    private static Set<String> refused(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.code().equals("compose.include-conflict"))
                .filter(problem -> problem.about().get(0).equals("services"))
                .map(problem -> problem.about().get(1))
                .collect(Collectors.toSet());
    }

    /** Of a service that was refused beside an included one only a part is known: what a rule misses in it may stand in the other. */
    public static List<Finding> withoutPartsOfServices(Target target, List<Finding> findings) {
        Set<String> refused = refused(target.resolution().problems());
        return findings.stream()
                .filter(finding -> isOne(finding.rule()) || !refused.contains(finding.service() + ""))
                .toList();
    }
}
