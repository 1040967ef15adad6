package ai.pmoves.audit.internal.stack;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Services of which one profile starts the one and another profile the other, such as one that computes on a graphics card and one
 * that does not. An audit looks at all profiles at once, which nobody starts: that two such services want one port or one name is
 * what makes them alternatives.
 */
final class Alternatives {
    private static final String PORTS = "preflight.port-collision";
    private static final String NAMES = "compose.container-name";

    private final Project project;

    Alternatives(Project project) {
        this.project = project;
    }

    /** The problem as it matters when no two of an alternative are started: less, or not at all. */
    Optional<Problem> judge(Problem problem) {
        boolean ports = problem.code().equals(PORTS);
        if (!ports && !problem.code().equals(NAMES)) {
            return Optional.of(problem);
        }
        Service one = project.services().get(problem.about().get(0));
        Service other = project.services().get(problem.about().get(1));
        if (one == null || other == null || meet(one, other)) {
            return Optional.of(problem);
        }
        return ports && !shareOne(one, other)
                ? Optional.of(problem.as(Severity.NOTE).saying(problem.message() + ", once profiles of both are on"))
                : Optional.empty();
    }

    /** Whether one port of the machine leads to the same port of both: the one takes the other's place. */
    private static boolean shareOne(Service one, Service other) {
        for (JsonNode port : one.definition().path("ports")) {
            for (JsonNode another : other.definition().path("ports")) {
                if (port.path("published").equals(another.path("published"))
                        && port.path("target").equals(another.path("target"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean meet(Service one, Service other) {
        Set<String> profiles = profiles(one);
        Set<String> others = profiles(other);
        return profiles.isEmpty() || others.isEmpty() || !Collections.disjoint(profiles, others);
    }

    private static Set<String> profiles(Service service) {
        Set<String> profiles = new HashSet<>();
        for (JsonNode profile : service.definition().path("profiles")) {
            profiles.add(profile.asText());
        }
        return profiles;
    }
}
