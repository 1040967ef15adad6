package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands in running containers: a healthcheck's test answers as the script says, everything else succeeds in silence. */
public final class Execs {
    private final Store store;
    private final Events events;
    private final Timeline timeline;
    private final Script script;
    private final Map<String, Exec> execs = new HashMap<>();

    Execs(Store store, Events events, Timeline timeline, Script script) {
        this.store = store;
        this.events = events;
        this.timeline = timeline;
        this.script = script;
    }

    public Exec create(String reference, Exec wanted) {
        synchronized (store) {
            Container container = store.container(reference);
            if (wanted.command().isEmpty()) {
                throw new EngineError(400, "No exec command specified");
            }
            demandRunning(container);
            Exec exec = new Exec(
                    Ids.fresh(),
                    container.id(),
                    wanted.command(),
                    wanted.tty(),
                    wanted.stdin(),
                    wanted.stdout(),
                    wanted.stderr(),
                    null);
            execs.put(exec.id(), exec);
            tell("exec_create", container, exec);
            return exec;
        }
    }

    private static void demandRunning(Container container) {
        if (!container.state().alive()) {
            throw new EngineError(409, "container " + container.id() + " is not running");
        }
    }

    public Exec get(String id) {
        synchronized (store) {
            return Optional.ofNullable(execs.get(id))
                    .orElseThrow(() -> new EngineError(404, "No such exec instance: " + id));
        }
    }

    /** Runs it to its end and returns what it printed on stdout. */
    public String run(String id) {
        synchronized (store) {
            Exec exec = get(id);
            if (exec.exitCode() != null) {
                throw new EngineError(409, "Error: Exec command " + id + " has already run");
            }
            Container container = store.container(exec.containerId());
            demandRunning(container);
            tell("exec_start", container, exec);
            Part.Outcome outcome = outcome(container, exec.command());
            execs.put(id, exec.ended(outcome.exitCode()));
            events.container(
                    timeline.now(),
                    "exec_die",
                    container,
                    Map.of("execID", id, "exitCode", Integer.toString(outcome.exitCode())));
            return outcome.output();
        }
    }

    private Part.Outcome outcome(Container container, List<String> command) {
        boolean test = Healthcheck.of(container.config())
                .filter(check -> check.command().equals(command))
                .isPresent();
        Duration age = Duration.between(container.state().startedAt(), timeline.now());
        return test ? script.part(container).test(age) : new Part.Outcome(0, "");
    }

    private void tell(String action, Container container, Exec exec) {
        String what = action + ": " + String.join(" ", exec.command());
        events.container(timeline.now(), what, container, Map.of("execID", exec.id()));
    }
}
