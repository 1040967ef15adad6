package ai.pmoves.docker.internal.apply;

import ai.pmoves.compose.ConfigHash;
import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.body.ContainerSpec;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.reconcile.ContainerState;
import ai.pmoves.docker.internal.reconcile.ServiceReconciler;
import ai.pmoves.docker.internal.reconcile.Wanted;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One service of a project on one engine: what is there, what is wanted, and so what has to be done. */
public final class ServiceKeeper {
    private final Project project;
    private final Service service;
    private final ImageState image;
    private final List<ContainerState> all;
    private final References references;
    private final ObjectNode definition;
    private final Wanted wanted;
    private final Observer observer;

    /** Looks at the engine once. */
    public ServiceKeeper(EngineApi api, PendingHooks hooks, Project project, Service service, ImageState image) {
        this.observer = new Observer(api);
        this.project = project;
        this.service = service;
        this.image = image;
        this.all = observer.containers(project.name());
        this.references = new References(all);
        this.definition = references.resolve(service);
        String hash = definition.equals(service.definition()) ? service.configHash() : ConfigHash.ofService(definition);
        Map<String, String> networks = new LinkedHashMap<>();
        for (String key : service.networks().keySet()) {
            Network network = project.networks().get(key);
            if (network != null) {
                networks.put(network.name(), observer.networkId(network.name()).orElse(""));
            }
        }
        this.wanted = new Wanted(
                project.name(),
                service.name(),
                service.replicas(),
                service.containerName(),
                hash,
                image.id(),
                networks,
                namedVolumes(),
                containers().stream()
                        .map(ContainerState::id)
                        .filter(hooks::of)
                        .collect(Collectors.toMap(id -> id, id -> ServiceReconciler.HOOKS_LEFT)));
    }

    public Project project() {
        return project;
    }

    /** Those of this service. */
    public List<ContainerState> containers() {
        return all.stream().filter(c -> c.service().equals(service.name())).toList();
    }

    /** Of this service's container with that name. */
    public Optional<String> idOf(String name) {
        return containers().stream()
                .filter(c -> c.name().equals(name))
                .map(ContainerState::id)
                .findFirst();
    }

    /** The containers of what it depends on while it runs, as seen once; not of what only has to have ended. */
    public List<ContainerState> dependencies() {
        return all.stream()
                .filter(container -> {
                    Service.Dependency needed = service.dependencies().get(container.service());
                    return needed != null && needed.required() && needed.condition() != Service.Condition.COMPLETED;
                })
                .toList();
    }

    /** One that the service joins and nothing has made yet. */
    public Optional<Network> absentNetwork() {
        return project.networks().values().stream()
                .filter(network -> "".equals(wanted.networkIds().get(network.name())))
                .findFirst();
    }

    public List<Operation> operations() {
        List<Operation> operations = ServiceReconciler.reconcile(wanted, containers());
        return operations.isEmpty() ? startedAgain(bound()) : operations;
    }

    /** The same, and what runs and may stay is started again. */
    public List<Operation> restart() {
        return startedAgain(containers().stream().collect(Collectors.toMap(ContainerState::id, own -> "asked for")));
    }

    private List<Operation> startedAgain(Map<String, String> causes) {
        return ServiceReconciler.reconcile(wanted.startedAgain(causes), containers());
    }

    /** {@code depends_on.restart}: what started before a container that it depends on was made has still to do with the old one. */
    private Map<String, String> bound() {
        List<String> bound = service.dependencies().values().stream()
                .filter(Service.Dependency::restart)
                .map(Service.Dependency::service)
                .toList();
        Map<String, String> causes = new LinkedHashMap<>();
        for (ContainerState needed : all) {
            Optional<Instant> made = bound.contains(needed.service())
                    ? observer.find(needed.id()).flatMap(seen -> instant(seen.path("Created")))
                    : Optional.empty();
            for (ContainerState own : made.isPresent() ? containers() : List.<ContainerState>of()) {
                boolean earlier = observer.find(own.id())
                        .flatMap(seen -> instant(seen.path("State").path("StartedAt")))
                        .filter(started -> started.isBefore(made.get()))
                        .isPresent();
                if (earlier && own.running()) {
                    causes.putIfAbsent(own.id(), needed.service() + ", on which it depends, was made anew");
                }
            }
        }
        return causes;
    }

    private static Optional<Instant> instant(JsonNode time) {
        try {
            return Optional.of(Instant.parse(time.asText()));
        } catch (DateTimeParseException never) {
            return Optional.empty();
        }
    }

    /** Everything that a container of this service is made from. */
    public ContainerSpec spec(Operation.CreateContainer create, Map<String, String> labels) {
        List<JsonNode> inherited = containers().stream()
                .filter(c -> c.id().equals(create.replacesId()))
                .flatMap(c -> c.mounts().stream())
                .toList();
        return new ContainerSpec(
                project,
                service,
                definition,
                wanted.configHash(),
                create.number(),
                create.name(),
                image.id(),
                image.volumes(),
                create.replacesId() == null ? null : replaces(create),
                inherited,
                references.links(project.name(), service, create.number()),
                labels);
    }

    private String replaces(Operation.CreateContainer create) {
        String declared = definition.path("container_name").asText("");
        return declared.isEmpty() ? service.name() + "-" + create.number() : declared;
    }

    private Set<String> namedVolumes() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode volume : definition.path("volumes")) {
            var declared = project.volumes().get(volume.path("source").asText(""));
            if (volume.path("type").asText().equals("volume") && declared != null) {
                names.add(declared.name());
            }
        }
        return names;
    }
}
