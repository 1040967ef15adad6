package ai.pmoves.compose.preflight;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param services only these and the model as a whole; empty for all enabled ones
 * @param pastedIn the folder in which a person would paste a command, or null for the project's own
 */
public record Options(
        Keys keys, Set<String> services, @Nullable Path pastedIn) {

    /** For a person in the project's folder. */
    public Options(Keys keys, Set<String> services) {
        this(keys, services, null);
    }

    public Options {
        services = Set.copyOf(services);
    }

    public static Options local() {
        return new Options(Keys.LOCAL, Set.of());
    }

    public Options only(Set<String> names) {
        return new Options(keys, names, pastedIn);
    }

    /** With commands that work where they are read. */
    public Options pastedIn(@Nullable Path folder) {
        return new Options(keys, services, folder);
    }
}
