package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Service;
import ai.pmoves.kernel.Location;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Variables that still hold what a template put there for a person to replace. */
final class Placeholders implements Rule {
    @Override
    public List<Problem> check(Subject subject) {
        List<Problem> problems = new ArrayList<>();
        List<EnvDefinition> definitions = EnvDefinition.in(subject.project().directory());
        for (Service service : subject.services()) {
            new TreeMap<String, @Nullable String>(service.environment()).forEach((key, value) -> {
                if (value != null && PlaceholderText.is(value)) {
                    Location where = place(subject, service, key, definitions);
                    // the value itself stays unsaid: a password may be chosen carelessly and still be one
                    problems.add(Problem.warning(
                                    "preflight.placeholder", key + " still holds a placeholder instead of a value")
                            .at(where)
                            .fix("set " + key + " where its value comes from, or remove it"));
                }
            });
        }
        return problems;
    }

    /** In the compose file where the service names the variable itself, else in the env file that sets it. */
    private static @Nullable Location place(
            Subject subject, Service service, String key, List<EnvDefinition> definitions) {
        Location own = subject.project().sources().get("services." + service.name() + ".environment." + key);
        return own != null
                ? own
                : definitions.stream()
                        .filter(it -> it.variable().equals(key) && !it.blank() && !it.template())
                        .map(EnvDefinition::where)
                        .findFirst()
                        .orElseGet(() -> subject.where(service, "env_file"));
    }
}
