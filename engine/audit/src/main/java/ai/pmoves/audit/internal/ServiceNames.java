package ai.pmoves.audit.internal;

import ai.pmoves.audit.Finding;
import ai.pmoves.compose.Project;
import java.util.Comparator;
import java.util.List;

/** Which service a subject is about: a service's name may have dots, so only the stack knows where it ends. */
public final class ServiceNames {
    private static final String SERVICES = "services.";

    private ServiceNames() {}

    /** The same findings, each with its service where the stack has one of that name. */
    public static List<Finding> told(Project project, List<Finding> findings) {
        List<String> dotted = project.services().keySet().stream()
                .filter(name -> name.contains("."))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        return dotted.isEmpty()
                ? findings
                : findings.stream().map(finding -> told(dotted, finding)).toList();
    }

    private static Finding told(List<String> longestFirst, Finding finding) {
        return longestFirst.stream()
                .filter(name -> (finding.subject() + ".").startsWith(SERVICES + name + "."))
                .findFirst()
                .map(finding::of)
                .orElse(finding);
    }
}
