package ai.pmoves.dsl.language;

import ai.pmoves.docker.Docker;
import ai.pmoves.docker.LiveContainer;
import ai.pmoves.kernel.Confirmation;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.StepContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The engine, seen from a step. */
@Block("docker")
public final class DockerWords {
    private final Docker docker;
    private final StepContext context;

    DockerWords(Docker docker, StepContext context) {
        this.docker = docker;
        this.context = context;
    }

    @Word("Whether an engine answers.")
    public boolean isRunning() {
        return docker.isRunning();
    }

    @Word("Whether the image is on the engine.")
    public boolean hasImage(String image) {
        return docker.hasImage(image);
    }

    @Word("Whether the image is on the engine; one that was built here only while it was built from what there is now.")
    public boolean isProvided(StackImage image) {
        if (!image.isBuilt() || !docker.hasImage(image.getName())) {
            return docker.hasImage(image.getName());
        }
        boolean current = docker.isBuiltFrom(image.getName(), image.content());
        if (!current) {
            context.progress("what it is built from has changed");
        }
        return current;
    }

    @Word("Whether the service runs as declared and has proved that it is ready.")
    public boolean isReady(StackService service) {
        Optional<String> why = docker.unready(service.stack().project(), service.model());
        why.filter(words -> !words.isBlank()).ifPresent(context::progress);
        return why.isEmpty();
    }

    @Word("Whether the network is there as declared.")
    public boolean isReady(StackNetwork network) {
        return docker.isReady(network.stack().project(), network.model());
    }

    @Word("Whether the volume is there as declared.")
    public boolean isReady(StackVolume volume) {
        return docker.isReady(volume.stack().project(), volume.model());
    }

    @Word(value = "Makes the service's image be there, by a pull or a build; gives the image's id.", acts = true)
    public String ensureImage(StackService service) throws InterruptedException {
        context.acting(service.stack().getName());
        return docker.ensureImage(fit(service.stack()).project(), service.model(), context);
    }

    @Word(value = "Makes the network be there as declared.", acts = true)
    public void ensure(StackNetwork network) throws InterruptedException {
        context.acting(network.stack().getName());
        docker.ensure(fit(network.stack()).project(), network.model(), context);
    }

    @Word(value = "Makes the volume be there as declared.", acts = true)
    public void ensure(StackVolume volume) throws InterruptedException {
        context.acting(volume.stack().getName());
        docker.ensure(fit(volume.stack()).project(), volume.model(), context);
    }

    @Word(value = "Starts the service, or brings it to what is declared.", then = "untilReady", acts = true)
    public Starting start(StackService service) {
        context.acting(service.stack().getName());
        return new Starting(docker::startUntilReady, fit(service.stack()), service, context);
    }

    @Word(
            value = "Starts the service anew, also where it runs as declared, for what it reads only at its start.",
            then = "untilReady",
            acts = true)
    public Starting restart(StackService service) {
        context.acting(service.stack().getName());
        return new Starting(docker::restartUntilReady, fit(service.stack()), service, context);
    }

    @Word(value = "Stops the service and removes its containers; nothing to do is fine.", acts = true)
    public void remove(StackService service) throws InterruptedException {
        context.acting(service.stack().getName());
        destroying(
                () -> isGone(service),
                () -> "the containers of service '" + service.getName() + "', " + containersOf(service),
                service.getName());
        docker.remove(service.stack().project(), service.model(), context);
    }

    @Word(value = "Removes the network; nothing to do is fine.", acts = true)
    public void remove(StackNetwork network) throws InterruptedException {
        context.acting(network.stack().getName());
        destroying(() -> isGone(network), () -> "network " + network.getName(), network.getName());
        docker.remove(network.stack().project(), network.model(), context);
    }

    @Word(value = "Removes the volume and the data in it; nothing to do is fine.", acts = true)
    public void remove(StackVolume volume) throws InterruptedException {
        context.acting(volume.stack().getName());
        destroying(() -> isGone(volume), () -> "volume " + volume.getName() + " and the data in it", volume.getName());
        docker.remove(volume.stack().project(), volume.model(), context);
    }

    private void destroying(BooleanSupplier gone, Supplier<String> what, String name) {
        context.destroying(() -> gone.getAsBoolean()
                ? Optional.empty()
                : Optional.of(Confirmation.severe("This removes " + what.get() + ".", name)));
    }

    private String containersOf(StackService service) {
        return containers(service.stack()).stream()
                .filter(row -> service.getName().equals(row.get("service")))
                .map(row -> row.get("name") + " (" + row.get("state") + ")")
                .collect(Collectors.joining(", "));
    }

    @Word(value = "Makes an image of a stack be there, by a pull or a build; gives its id.", acts = true)
    public String provide(StackImage image) throws InterruptedException {
        context.acting(image.service().stack().getName());
        return ensureImage(image.service());
    }

    @Word("The containers of the stack as they are now: service, name, state, health, ports.")
    public List<Map<String, Object>> containers(Stack stack) {
        return docker.containers(stack.project()).stream().map(DockerWords::row).toList();
    }

    private static Map<String, Object> row(LiveContainer container) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("service", container.service());
        row.put("name", container.name());
        row.put("state", container.state());
        row.put("health", container.health());
        row.put(
                "ports",
                container.published().stream()
                        .map(port -> port.published() + "->" + port.target() + "/" + port.protocol())
                        .toList());
        return row;
    }

    @Word("Whether nothing of the service is left on the engine.")
    public boolean isGone(StackService service) {
        return docker.isGone(service.stack().project(), service.model());
    }

    @Word("Whether the network is not, or no more, on the engine; an external one is not the stack's to remove.")
    public boolean isGone(StackNetwork network) {
        return network.isExternal() || docker.isGone(network.stack().project(), network.model());
    }

    @Word("Whether the volume is not, or no more, on the engine.")
    public boolean isGone(StackVolume volume) {
        return docker.isGone(volume.stack().project(), volume.model());
    }

    @Word("Whether nothing on the engine stands in the stack's way; false where no engine answers.")
    public boolean isFree(Stack stack) {
        return docker.isRunning()
                && new Obstacles(docker.blockers(stack.project()))
                        .warn(context, "")
                        .tell(context)
                        .note(context)
                        .none()
                && stack.errors().isEmpty();
    }

    @Word("Fails with everything on the engine that stands in the stack's way: taken ports, missing external"
            + " networks, labels.")
    public void demandFree(Stack stack) {
        new Obstacles(docker.blockers(fit(stack).project())).demandNone(context);
    }

    /** A stack with errors is for planning only. */
    private static Stack fit(Stack stack) {
        if (!stack.errors().isEmpty()) {
            throw new PmovesException(ExitCode.PRECONDITION, stack.errors());
        }
        return stack;
    }
}
