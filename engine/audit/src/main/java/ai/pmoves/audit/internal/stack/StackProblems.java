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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The problems of resolving and of preflight are findings by their own codes: what stops a bring-up stands in every audit, in the
 * same words.
 */
public final class StackProblems {

    /** What their codes begin with. */
    public static final Set<String> AREAS = Set.of("compose", "preflight", "yaml", "env", "platform");

    private static final Pattern WITHOUT_IMAGE = Pattern.compile("service \"(.+?)\"");

    private static final Pattern REFUSED = Pattern.compile("^services\\.(\\S+) conflicts");

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
                    String message = problem.message().replace(target.root() + File.separator, "");
                    findings.add(new Finding(
                            problem.code(),
                            problem.severity(),
                            ProblemSubject.of(message),
                            message,
                            problem.where(),
                            problem.fix()));
                });
    }

    /** A part of a service that was refused beside an included one has no image of its own; that is no second cause. */
    private static boolean isConsequence(Problem problem, List<Problem> all) {
        Matcher service = WITHOUT_IMAGE.matcher(problem.message());
        return problem.code().equals("compose.no-image")
                && service.find()
                && all.stream()
                        .anyMatch(other -> other.code().equals("compose.include-conflict")
                                && other.message().startsWith("services." + service.group(1) + " "));
    }

    /** Of a service that was refused beside an included one only a part is known: what a rule misses in it may stand in the other. */
    public static List<Finding> withoutPartsOfServices(Target target, List<Finding> findings) {
        Set<String> refused = target.resolution().problems().stream()
                .filter(problem -> problem.code().equals("compose.include-conflict"))
                .map(problem -> REFUSED.matcher(problem.message()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        return findings.stream()
                .filter(finding -> isOne(finding.rule()) || !refused.contains(finding.service() + ""))
                .toList();
    }
}
