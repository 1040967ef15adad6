package ai.pmoves.docker.internal.ready;

import ai.pmoves.docker.internal.apply.Observer;
import ai.pmoves.docker.internal.engine.EngineApi;
import ai.pmoves.docker.internal.engine.EngineEvent;
import ai.pmoves.docker.internal.engine.EngineGone;
import ai.pmoves.docker.internal.engine.EngineHandle;
import ai.pmoves.docker.internal.engine.EventStream;
import ai.pmoves.docker.internal.reconcile.ContainerState;
import ai.pmoves.kernel.StepContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for one container: feeds {@link Readiness} with the engine's events, with our own runs of the check and with looks,
 * until it has a verdict. Events are the signal; a slow look backs them.
 */
public final class ReadinessWait {
    /** A container without a check has to run this long undisturbed. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    private static final Duration SLOW_LOOK = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PORT_TRIES = Duration.ofMillis(100);

    private final EngineApi api;
    private final Observer observer;
    private final Probes probes;
    private final Expectation expected;
    private final StepContext step;
    private final BlockingQueue<Signal> inbox = new LinkedBlockingQueue<>();
    private final Readiness readiness;
    private final Pace pace = new Pace();
    private final long deadline;
    private Snapshot last;
    private String note = "";
    private String said = "";
    private boolean probing;
    private long probeAt;
    private long settledAt;
    private long portsAt;
    private long lookAt;

    private ReadinessWait(
            EngineApi api, Probes probes, Expectation expected, Snapshot first, Limit limit, StepContext step) {
        this.api = api;
        this.observer = new Observer(api);
        this.probes = probes;
        this.expected = expected;
        this.step = step;
        this.last = first;
        this.readiness = new Readiness(expected, limit.within());
        this.deadline = System.nanoTime() + limit.left().toNanos();
    }

    /**
     * @param verdict how it ended
     * @param snapshot the last look at the container
     */
    public record Result(Verdict verdict, Snapshot snapshot) {}

    /**
     * @param within the limit that was given, for messages
     * @param left what is left of it
     */
    public record Limit(Duration within, Duration left) {}

    /**
     * Subscribes before {@code start} runs, so that nothing is missed.
     *
     * @param container the id of an existing container
     * @param needed the containers that it cannot do without, with what is expected of each
     * @throws EngineGone where the engine stops answering meanwhile
     */
    public static Result startAndWait(
            EngineHandle engine,
            Probes probes,
            Expectation expected,
            String container,
            Map<ContainerState, Expectation> needed,
            Starter start,
            Limit limit,
            StepContext step)
            throws InterruptedException {
        EngineApi api = engine.api();
        EventStream events = engine.events();
        Snapshot first = Snapshot.of(new Observer(api).inspect(container));
        ReadinessWait wait = new ReadinessWait(api, probes, expected, first, limit, step);
        try (EventStream.Subscription subscription = events.listen(first.id(), wait::heard)) {
            AutoCloseable stop = step.onStop(() -> wait.inbox.add(new Signal.Stop()));
            List<EventStream.Subscription> others = new ArrayList<>();
            try {
                needed.forEach(
                        (state, its) -> others.add(events.listen(state.id(), event -> wait.heard(state, its, event))));
                start.start();
                return wait.loop();
            } finally {
                others.forEach(EventStream.Subscription::close);
                close(stop);
            }
        }
    }

    /** What is heard of a container that it depends on: only its end matters. */
    private void heard(ContainerState dependency, Expectation its, EngineEvent event) {
        if (event instanceof EngineEvent.Happened happened && happened.action().equals("die")) {
            inbox.add(new Signal.DependencyDied(dependency.id(), its, happened.exitCode()));
        }
    }

    /** Whether it stays away, only its restart policy tells. */
    private Optional<Verdict> ended(Signal.DependencyDied died) {
        return observer.find(died.container())
                .map(Snapshot::of)
                .filter(seen -> !seen.comesBackAfter(died.exitCode()))
                .filter(seen -> died.exitCode() != 0 || !died.its().mayComplete())
                .flatMap(seen ->
                        readiness.on(new Signal.DependencyGone(seen, died.its().service(), died.exitCode())));
    }

    /** What makes the container run, if it does not. */
    @FunctionalInterface
    public interface Starter {
        void start() throws InterruptedException;
    }

    private Result loop() throws InterruptedException {
        Optional<Verdict> verdict = look();
        while (verdict.isEmpty()) {
            long now = System.nanoTime();
            if (!note.equals(readiness.waitingFor())) {
                note = readiness.waitingFor();
                step.progress(note);
            }
            schedule(now);
            Signal signal = inbox.poll(Math.max(0, nextAt() - now), TimeUnit.NANOSECONDS);
            verdict = signal == null ? due(System.nanoTime()) : handle(signal);
        }
        return new Result(verdict.get(), last);
    }

    private Optional<Verdict> handle(Signal signal) throws InterruptedException {
        if (signal instanceof Signal.Stop) {
            throw new InterruptedException();
        }
        if (signal instanceof Signal.EngineLost lost) {
            throw lost.cause().here();
        }
        if (signal instanceof Signal.Look) {
            return look();
        }
        if (signal instanceof Signal.DependencyDied died) {
            return ended(died);
        }
        if (signal instanceof Signal.Probed probed) {
            probing = false;
            probeAt = System.nanoTime()
                    + TimeUnit.MILLISECONDS.toNanos(pace.millisAfter(probed.tookMillis(), probes.crowding()));
            if (!probed.passed() && !probed.output().equals(said)) {
                said = probed.output();
                step.log("check: " + said.strip());
            }
        }
        if (signal instanceof Signal.Started) {
            settledAt = 0;
        }
        // the engine keeps what its check said last, so look
        boolean unhealthy = signal instanceof Signal.EngineHealth health && !health.healthy();
        return unhealthy ? look() : readiness.on(signal);
    }

    /** Sets the times of what is wanted next and not yet planned. */
    private void schedule(long now) {
        if (lookAt == 0) {
            lookAt = now + SLOW_LOOK.toNanos();
        }
        if (readiness.wantsProbe() && probeAt == 0) {
            probeAt = now + TimeUnit.MILLISECONDS.toNanos(pace.firstMillis());
        }
        if (readiness.wantsToSettle() && settledAt == 0) {
            settledAt = now + SETTLING.toNanos();
        }
        if (readiness.wantsPorts() && portsAt == 0) {
            portsAt = now;
        }
    }

    private long nextAt() {
        long at = Math.min(deadline, lookAt);
        at = readiness.wantsProbe() && !probing ? Math.min(at, probeAt) : at;
        at = readiness.wantsToSettle() ? Math.min(at, settledAt) : at;
        return readiness.wantsPorts() ? Math.min(at, portsAt) : at;
    }

    private Optional<Verdict> due(long now) {
        if (now >= deadline) {
            Optional<Verdict> seen = look();
            return seen.isPresent() ? seen : readiness.on(new Signal.TimeUp());
        }
        if (readiness.wantsPorts() && now >= portsAt) {
            portsAt = now + BETWEEN_PORT_TRIES.toNanos();
            return tryPorts();
        }
        if (readiness.wantsToSettle() && now >= settledAt) {
            Optional<Verdict> seen = look();
            return seen.isPresent() ? seen : readiness.on(new Signal.Settled());
        }
        if (readiness.wantsProbe() && !probing && now >= probeAt) {
            probe();
            return Optional.empty();
        }
        return now >= lookAt ? look() : Optional.empty();
    }

    private Optional<Verdict> tryPorts() {
        Optional<Verdict> seen = look();
        if (seen.isPresent() || !readiness.wantsPorts()) {
            return seen;
        }
        PortCheck check = new PortCheck(api.endpoint().host());
        boolean connect = !last.hasCheck() && api.endpoint().opensPorts();
        return readiness.on(new Signal.PortsTried(check.trouble(last, expected.ports(), connect)));
    }

    private void probe() {
        probing = true;
        Snapshot container = last;
        probes.submit(
                () -> new Prober(api).probe(container),
                inbox::add,
                failure -> inbox.add(
                        failure instanceof EngineGone gone
                                ? new Signal.EngineLost(gone)
                                : new Signal.Probed(
                                        false, String.valueOf(failure.getMessage()), Optional.empty(), false, 0)));
    }

    private Optional<Verdict> look() {
        lookAt = System.nanoTime() + SLOW_LOOK.toNanos();
        @Nullable Snapshot seen = observer.find(last.id()).map(Snapshot::of).orElse(null);
        if (seen == null) {
            return readiness.on(new Signal.Vanished());
        }
        last = seen;
        return readiness.on(new Signal.Looked(seen));
    }

    private void heard(EngineEvent event) {
        if (event instanceof EngineEvent.Lost lost) {
            inbox.add(new Signal.EngineLost(lost.cause()));
        } else if (event instanceof EngineEvent.Reconnected) {
            inbox.add(new Signal.Look());
        } else if (event instanceof EngineEvent.Happened happened) {
            switch (happened.action()) {
                case "start" -> inbox.add(new Signal.Started());
                case "die" -> inbox.add(new Signal.Died(happened.exitCode()));
                case "oom" -> inbox.add(new Signal.RanOutOfMemory());
                case "destroy" -> inbox.add(new Signal.Vanished());
                case "health_status: healthy" -> inbox.add(new Signal.EngineHealth(true));
                case "health_status: unhealthy" -> inbox.add(new Signal.EngineHealth(false));
                default -> {}
            }
        }
    }

    private static void close(AutoCloseable handle) {
        try {
            handle.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
