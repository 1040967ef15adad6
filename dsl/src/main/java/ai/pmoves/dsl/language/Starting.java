package ai.pmoves.dsl.language;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.kernel.StepContext;
import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.Map;

/** What follows {@code docker.start(service)} and {@code docker.restart(service)}. */
@Block("docker.start")
public final class Starting {
    /** How long a service may take where the runbook does not say. */
    static final Duration WITHIN = Duration.ofMinutes(2);

    /** What the engine is asked for. */
    @FunctionalInterface
    interface Way {
        Map<String, Object> untilReady(Project project, Service service, Duration within, StepContext step)
                throws InterruptedException;
    }

    private final Way way;
    private final Stack stack;
    private final StackService service;
    private final StepContext context;

    Starting(Way way, Stack stack, StackService service, StepContext context) {
        this.way = way;
        this.stack = stack;
        this.service = service;
        this.context = context;
    }

    @Word(
            "Waits until the service has proved that it is ready, 2 minutes at most; gives its image, changed (whether anything "
                    + "had to be done) and containers, each with id, name, addresses and seenBy.")
    public Map<String, Object> untilReady() throws InterruptedException {
        context.acting(stack.getName());
        return way.untilReady(stack.project(), service.model(), WITHIN, context);
    }

    @Word(
            "Waits until the service has proved that it is ready; gives its image, changed (whether anything had to be done) "
                    + "and containers, each with id, name, addresses and seenBy.")
    public Map<String, Object> untilReady(
            @NamedParam(value = "within", type = Duration.class, required = true) Map<String, Object> options)
            throws InterruptedException {
        context.acting(stack.getName());
        Duration within = options.get("within") instanceof Duration given ? given : WITHIN;
        return way.untilReady(stack.project(), service.model(), within, context);
    }
}
