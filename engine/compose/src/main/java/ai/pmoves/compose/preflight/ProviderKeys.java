package ai.pmoves.compose.preflight;

import ai.pmoves.compose.Service;
import ai.pmoves.compose.keys.Provider;
import ai.pmoves.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** With models in the cloud: at least one provider's key has a value. With local models none is asked for. */
final class ProviderKeys implements Rule {
    /** The variables that gateways and client libraries of the providers read. */
    static final List<String> NAMES = Provider.ALL.stream()
            .filter(Provider::models)
            .flatMap(provider -> provider.variables().stream())
            .sorted()
            .toList();

    @Override
    public List<Problem> check(Subject subject) {
        if (subject.options().keys() == Keys.LOCAL) {
            return List.of();
        }
        SortedSet<String> asked = new TreeSet<>();
        List<Service> users = new ArrayList<>();
        for (Service service : subject.services()) {
            for (Map.Entry<String, ?> variable : service.environment().entrySet()) {
                if (NAMES.contains(variable.getKey())) {
                    if (variable.getValue() instanceof String value && !value.isBlank()) {
                        return List.of();
                    }
                    asked.add(variable.getKey());
                    users.add(service);
                }
            }
        }
        if (asked.isEmpty()) {
            return List.of();
        }
        return List.of(Problem.error(
                        "preflight.provider-key-missing",
                        "With keys 'cloud' at least one provider's key needs a value; all are blank: "
                                + String.join(", ", asked))
                .at(subject.where(users.get(0), "environment." + asked.first()))
                .fix("set one of them, or use local models only: -p keys=local"));
    }
}
