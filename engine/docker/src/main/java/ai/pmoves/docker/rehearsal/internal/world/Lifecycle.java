package ai.pmoves.docker.rehearsal.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Starts, stops and restarts containers, and lets them end as the script says. */
public final class Lifecycle {
    private static final int FIRST_PID = 1000;

    private final Store store;
    private final Events events;
    private final Logs logs;
    private final Timeline timeline;
    private final Appointments appointments;
    private final Attachments attachments;
    private final HealthMonitor monitor;
    private final Script script;
    private int pids = FIRST_PID;

    Lifecycle(Store store, Events events, Logs logs, Timeline timeline, Attachments attachments, Script script) {
        this.store = store;
        this.events = events;
        this.logs = logs;
        this.timeline = timeline;
        this.appointments = new Appointments(timeline);
        this.attachments = attachments;
        this.monitor = new HealthMonitor(store, events, timeline, appointments, script);
        this.script = script;
    }

    /** Goes on with what ran when the world was left, without the faults that are no more. */
    void resume() {
        synchronized (store) {
            for (Container container : store.containers()) {
                if (container.state().alive()) {
                    perform(healed(container));
                } else if (container.state().running()) {
                    appointments.make(container, Duration.ZERO, () -> again(container.id()));
                }
            }
        }
    }

    private Container healed(Container container) {
        Container healed = Healing.of(container, script.part(container), this::publishedIfFree, timeline.now());
        if (!healed.equals(container)) {
            store.put(timeline.now(), "recover", healed);
        }
        return healed;
    }

    private Container publishedIfFree(Container container) {
        try {
            return attachments.publish(container);
        } catch (EngineError e) {
            return container; // another one has taken the port by now: stays as it is
        }
    }

    /** @return false where it runs already */
    public boolean start(String reference) {
        synchronized (store) {
            Container container = store.container(reference);
            if (container.state().alive()) {
                return false;
            }
            appointments.cancel(container);
            begin(container, 0);
            return true;
        }
    }

    /** @return false where it does not run anyway */
    public boolean stop(String reference) {
        synchronized (store) {
            Container container = store.container(reference);
            if (!container.state().running()) {
                return false;
            }
            Container asked = container.with(container.state().asked());
            if (container.state().alive()) {
                events.container(timeline.now(), "kill", asked, Map.of("signal", "15"));
                asked = end(asked, 0);
            } else {
                appointments.cancel(container);
                State ended = asked.state().ended("exited", asked.state().exitCode(), timeline.now());
                asked = asked.with(ended);
                store.put(timeline.now(), "stop", asked);
            }
            events.container(timeline.now(), "stop", asked, Map.of());
            return true;
        }
    }

    /** Sends a signal; those that end a process end it. */
    public void kill(String reference, String signal) {
        synchronized (store) {
            Container container = find(reference, "cannot kill container: " + reference + ": ");
            int number = Signals.number(signal)
                    .orElseThrow(() -> new EngineError(
                            400, "cannot kill container: " + reference + ": invalid signal: " + signal));
            if (!container.state().alive()) {
                throw new EngineError(
                        409,
                        "cannot kill container: " + reference + ": container " + container.id() + " is not running");
            }
            events.container(timeline.now(), "kill", container, Map.of("signal", Integer.toString(number)));
            if (Signals.ends(number)) {
                end(container.with(container.state().asked()), 128 + number);
            }
        }
    }

    public void restart(String reference) {
        synchronized (store) {
            Container container = store.container(reference);
            stop(container.id());
            try {
                start(container.id());
            } catch (EngineError e) {
                throw new EngineError(500, "Cannot restart container " + reference + ": " + e.text());
            }
            events.container(timeline.now(), "restart", store.container(container.id()), Map.of());
        }
    }

    /** Ends it in whatever state it is, for its removal. */
    void halt(Container container) {
        if (container.state().alive()) {
            events.container(timeline.now(), "kill", container, Map.of("signal", "9"));
            end(container.with(container.state().asked()), 137);
        }
        appointments.cancel(container);
    }

    private Container find(String reference, String prefix) {
        try {
            return store.container(reference);
        } catch (EngineError e) {
            throw new EngineError(e.status(), prefix + e.text());
        }
    }

    private void begin(Container container, int restarts) {
        Instant now = timeline.now();
        Container joined;
        try {
            joined = attachments.join(container, script.part(container).publishes());
        } catch (EngineError e) {
            store.put(now, "start failed", container.with(container.state().failed(e.text())));
            throw e;
        }
        Health health = Healthcheck.of(container.config()).isPresent() ? Health.STARTING : null;
        Container started = joined.with(container.state().started(now, pids++, restarts, health));
        store.put(now, "start", started);
        attachments.tell(now, "connect", started);
        events.container(now, "start", started, Map.of());
        say(started, false, "started (rehearsal)");
        perform(started);
    }

    private void perform(Container container) {
        Part part = script.part(container);
        Instant start = container.state().startedAt();
        Duration age = Duration.between(start, timeline.now());
        Optional<Duration> end = part.endsAfter();
        if (end.isPresent()) {
            appointments.make(container, end.get().minus(age), () -> expire(container.id(), start));
        } else if (part.willBeReady() && age.compareTo(part.readyAfter()) < 0) {
            appointments.make(container, part.readyAfter().minus(age), () -> say(container, false, "ready"));
        }
        monitor.watch(container);
    }

    private void expire(String id, Instant start) {
        synchronized (store) {
            Container container = store.container(id);
            if (container.state().alive() && container.state().startedAt().equals(start)) {
                Integer code = script.part(container).exitCode();
                say(container, code != null && code != 0, "ends with exit code " + code);
                end(container, code == null ? 0 : code);
            }
        }
    }

    private Container end(Container container, int code) {
        Instant now = timeline.now();
        appointments.cancel(container);
        Optional<Duration> pause = RestartPolicy.pause(container.hostConfig(), container.state(), code);
        State state = container.state().ended(pause.isPresent() ? "restarting" : "exited", code, now);
        Container ended = Attachments.leave(container.with(state));
        store.put(now, "die", ended);
        long seconds = Duration.between(container.state().startedAt(), now).toSeconds();
        events.container(
                now, "die", ended, Map.of("exitCode", Integer.toString(code), "execDuration", Long.toString(seconds)));
        attachments.tell(now, "disconnect", ended);
        pause.ifPresent(wait -> appointments.make(ended, wait, () -> again(ended.id())));
        return ended;
    }

    private void again(String id) {
        synchronized (store) {
            Container container = store.container(id);
            if (container.state().status().equals("restarting")) {
                try {
                    begin(container, container.state().restarts() + 1);
                } catch (EngineError e) {
                    State exited = container.state().failed(e.text()).ended("exited", 128, timeline.now());
                    store.put(timeline.now(), "die", container.with(exited));
                }
            }
        }
    }

    private void say(Container container, boolean stderr, String text) {
        logs.add(container.id(), new Logs.Line(timeline.now(), stderr, container.service() + " " + text + "\n"));
    }
}
