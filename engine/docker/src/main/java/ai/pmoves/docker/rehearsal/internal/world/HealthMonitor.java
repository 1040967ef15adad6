package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Runs the healthchecks of running containers, in the rhythm of the engine: the first one pause after the start. */
final class HealthMonitor {
    private final Store store;
    private final Events events;
    private final Timeline timeline;
    private final Appointments appointments;
    private final Script script;

    HealthMonitor(Store store, Events events, Timeline timeline, Appointments appointments, Script script) {
        this.store = store;
        this.events = events;
        this.timeline = timeline;
        this.appointments = appointments;
        this.script = script;
    }

    void watch(Container container) {
        Health health = container.state().health();
        Optional<Healthcheck> check = Healthcheck.of(container.config());
        if (check.isEmpty() || health == null) {
            return;
        }
        Instant start = container.state().startedAt();
        Duration age = Duration.between(start, timeline.now());
        Duration wait = wait(check.get().pause(health, age), health, script.part(container), age);
        appointments.make(container, wait, () -> probe(container.id(), start, check.get()));
    }

    private Duration wait(Duration pause, Health health, Part part, Duration age) {
        if (!health.undecided()) {
            return pause; // nothing changes any more: no need to hurry
        }
        Duration hastened = script.hastened(pause, part);
        Duration ready = part.readyAfter().minus(age);
        // hurrying must not make a service unhealthy that would have been ready in time
        return part.willBeReady() && !part.realTime() && ready.compareTo(hastened) > 0 ? ready : hastened;
    }

    private void probe(String id, Instant start, Healthcheck check) {
        synchronized (store) {
            Container container = store.container(id);
            Health health = container.state().health();
            if (!container.state().alive() || !container.state().startedAt().equals(start) || health == null) {
                return;
            }
            Instant now = timeline.now();
            Duration age = Duration.between(start, now);
            Part.Outcome outcome = script.part(container).test(age);
            tellExec(now, container, check, outcome);
            Health after = health.after(
                    new Probe(now, now, outcome.exitCode(), outcome.output()),
                    check.retries(),
                    age.compareTo(check.startPeriod()) < 0);
            Container probed = container.with(container.state().with(after));
            if (after.status().equals(health.status())) {
                store.note(probed);
            } else {
                String action = "health_status: " + after.status();
                store.put(now, action, probed);
                events.container(now, action, probed, Map.of());
            }
            watch(probed);
        }
    }

    private void tellExec(Instant now, Container container, Healthcheck check, Part.Outcome outcome) {
        String exec = Ids.fresh();
        String command = String.join(" ", check.command());
        events.container(now, "exec_create: " + command, container, Map.of("execID", exec));
        events.container(now, "exec_start: " + command, container, Map.of("execID", exec));
        events.container(
                now, "exec_die", container, Map.of("execID", exec, "exitCode", Integer.toString(outcome.exitCode())));
    }
}
