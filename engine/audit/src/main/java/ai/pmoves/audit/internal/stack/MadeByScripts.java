package ai.pmoves.audit.internal.stack;

import ai.pmoves.audit.internal.tree.Kinds;
import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/** External networks and volumes that a script of the workspace creates: worth knowing, and no more where that is the way to start. */
final class MadeByScripts {
    private static final Set<String> CODES = Set.of("preflight.external-network", "preflight.external-volume");

    private MadeByScripts() {}

    static Problem judge(Problem problem, WorkspaceTree tree) {
        if (!CODES.contains(problem.code())) {
            return problem;
        }
        String name = problem.about().get(0);
        Pattern creation = Pattern.compile("(?m)^[^#\\n]*create[^#\\n]*[\\s='\"]" + Pattern.quote(name) + "(?![\\w-])");
        for (Path file : tree.files()) {
            if (Kinds.isScript(file)
                    && creation.matcher(tree.text(file).orElse("")).find()) {
                return problem.as(Severity.NOTE).saying(problem.message() + " (" + tree.name(file) + " creates it)");
            }
        }
        return problem;
    }
}
