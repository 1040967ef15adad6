package ai.pmoves.dsl.language;

import ai.pmoves.compose.Service;
import ai.pmoves.kernel.KeyComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A service of a {@link Stack}, as {@code stack.services}, {@code tier.services} and {@code stack.service('api')} give it. */
@Block("a service")
public final class StackService implements Fingerprinted {
    /** A service with this label set to {@code false} may fail without stopping the run. */
    public static final String CRITICAL_LABEL = "ai.pmoves.critical";

    private final Stack stack;
    private final Service service;

    StackService(Stack stack, Service service) {
        this.stack = stack;
        this.service = service;
    }

    @Word("Its name in the compose file.")
    public String getName() {
        return service.name();
    }

    @Word("The image that it runs.")
    public String getImage() {
        return service.image();
    }

    @Word("What it runs, in a few words.")
    public String getAbout() {
        return (service.build() == null ? "runs " : "runs its own ") + service.image();
    }

    @Word("False where the label ai.pmoves.critical says so: its failure is reported and the run goes on.")
    public boolean isCritical() {
        return !"false".equals(service.labels().get(CRITICAL_LABEL));
    }

    @Word("Whether it runs once and ends, because another service waits for its completion.")
    public boolean isOneShot() {
        return stack.project().services().values().stream()
                .map(other -> other.dependencies().get(service.name()))
                .anyMatch(edge -> edge != null && edge.condition() == Service.Condition.COMPLETED);
    }

    @Word(
            "The services that have to be there before it: those in depends_on, and those that its environment points to.")
    public List<StackService> getDependencies() {
        return stack.edges().needsOf(getName()).stream().map(stack::service).toList();
    }

    @Word("The services that need it: those of which it is a dependency.")
    public List<StackService> getDependants() {
        return stack.getServices().stream()
                .filter(other -> stack.edges().needsOf(other.getName()).contains(getName()))
                .toList();
    }

    @Word("The image that it runs, as one of the stack's.")
    public StackImage getProvided() {
        return stack.getImages().stream()
                .filter(image -> image.getName().equals(getImage()))
                .findFirst()
                .orElseThrow();
    }

    @Word("The networks that it joins.")
    public List<StackNetwork> getNetworks() {
        return stack.getNetworks().stream()
                .filter(network -> service.networks().containsKey(network.getKey()))
                .toList();
    }

    @Word("The volumes that it mounts.")
    public List<StackVolume> getVolumes() {
        Set<String> mounted = sources("volumes");
        return stack.getVolumes().stream()
                .filter(volume -> mounted.contains(volume.getKey()))
                .toList();
    }

    @Word("The generated secrets that it reads.")
    public List<StackSecret> getSecrets() {
        Set<String> read = sources("secrets");
        return stack.getGeneratedSecrets().stream()
                .filter(secret -> read.contains(secret.getName()))
                .toList();
    }

    private Set<String> sources(String mounts) {
        Set<String> sources = new HashSet<>();
        service.definition()
                .path(mounts)
                .forEach(mount -> sources.add(mount.path("source").asText()));
        return sources;
    }

    @Word("Its labels.")
    public Map<String, String> getLabels() {
        return service.labels();
    }

    /** The stack that it belongs to. */
    public Stack stack() {
        return stack;
    }

    /** The resolved model's own view. */
    public Service model() {
        return service;
    }

    @Override
    public KeyComponent fingerprint() {
        return new KeyComponent(
                "service " + getName(), "config " + service.configHash() + ", image " + service.image());
    }

    @Override
    public String toString() {
        return getName();
    }
}
