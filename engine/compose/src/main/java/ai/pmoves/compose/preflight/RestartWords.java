package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Spelling;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Restart policies that no engine knows: Compose hands them on unread, and the engine refuses the container only then. */
final class RestartWords implements Rule {
    private static final String COUNTED = "on-failure(:\\d{1,9})?";
    private static final List<String> OWN = List.of("no", "always", "unless-stopped", "on-failure");
    private static final Set<String> OF_DEPLOY = Set.of("none", "any", "no", "always", "unless-stopped", "on-failure");

    @Override
    public List<Problem> check(Subject subject) {
        List<Problem> problems = new ArrayList<>();
        for (Service service : subject.services()) {
            JsonNode policy = service.definition().path("deploy").path("restart_policy");
            String key = policy.isObject() ? "deploy.restart_policy.condition" : "restart";
            String word = policy.isObject()
                    ? policy.path("condition").asText("")
                    : service.definition().path("restart").asText("");
            boolean known = policy.isObject() ? OF_DEPLOY.contains(word) : OWN.contains(word) || word.matches(COUNTED);
            if (!word.isEmpty() && !known) {
                problems.add(Problem.error("preflight.restart", "there is no restart policy '" + word + "'")
                        .at(subject.where(service, key))
                        .fix(meant(word)));
            }
        }
        return problems;
    }

    private static String meant(String word) {
        String near = Spelling.question(word.split(":", 2)[0], OWN);
        return near == null ? "write no, always, unless-stopped, on-failure or on-failure:N" : near;
    }
}
