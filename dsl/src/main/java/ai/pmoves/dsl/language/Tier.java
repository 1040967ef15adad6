package ai.pmoves.dsl.language;

import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Sha256;
import java.util.List;

/** Services that come up together: data before bus before workers, and so on. */
@Block("a tier")
public final class Tier implements Fingerprinted {
    private final String name;
    private final List<String> before;
    private final List<StackService> services;

    Tier(String name, List<String> before, List<StackService> services) {
        this.name = name;
        this.before = List.copyOf(before);
        this.services = List.copyOf(services);
    }

    @Word("Its name, fit for a group.")
    public String getName() {
        return name;
    }

    @Word("The names of the tiers that come up before it.")
    public List<String> getBefore() {
        return before;
    }

    @Word("Its services, in the stack's order.")
    public List<StackService> getServices() {
        return services;
    }

    @Override
    public KeyComponent fingerprint() {
        StringBuilder all = new StringBuilder();
        services.forEach(service -> all.append(service.fingerprint()).append('\n'));
        return new KeyComponent("tier " + name, Sha256.of(all.toString()));
    }

    @Override
    public String toString() {
        return name;
    }
}
