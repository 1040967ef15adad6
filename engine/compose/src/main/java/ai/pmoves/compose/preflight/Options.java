package ai.pmoves.compose.preflight;

import java.util.Set;

/** @param services only these and the model as a whole; empty for all enabled ones */
public record Options(Keys keys, Set<String> services) {

    public Options {
        services = Set.copyOf(services);
    }

    public static Options local() {
        return new Options(Keys.LOCAL, Set.of());
    }

    public Options only(Set<String> names) {
        return new Options(keys, names);
    }
}
