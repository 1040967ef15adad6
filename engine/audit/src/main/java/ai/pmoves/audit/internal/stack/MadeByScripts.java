package ai.pmoves.audit.internal.stack;

import ai.pmoves.audit.internal.tree.Kinds;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** External networks and volumes that a script of the workspace creates: worth knowing, and no more where that is the way to start. */
final class MadeByScripts {
    private static final Set<String> CODES = Set.of("preflight.external-network", "preflight.external-volume");
    private static final Pattern NAME = Pattern.compile("The (?:network|volume) '(.+?)' is external");

    private MadeByScripts() {}

    static Problem judge(Problem problem, WorkspaceTree tree) {
        Matcher name = NAME.matcher(problem.message());
        if (!CODES.contains(problem.code()) || !name.find()) {
            return problem;
        }
        Pattern creation =
                Pattern.compile("(?m)^[^#\\n]*create[^#\\n]*[\\s='\"]" + Pattern.quote(name.group(1)) + "(?![\\w-])");
        for (Path file : tree.files()) {
            if (Kinds.isScript(file)
                    && creation.matcher(tree.text(file).orElse("")).find()) {
                return new Problem(
                        problem.code(),
                        Severity.NOTE,
                        problem.message() + " (" + tree.name(file) + " creates it)",
                        problem.where(),
                        problem.fix());
            }
        }
        return problem;
    }
}
