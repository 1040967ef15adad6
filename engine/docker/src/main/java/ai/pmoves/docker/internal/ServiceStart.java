package ai.pmoves.docker.internal;

import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.docker.Operation;
import ai.pmoves.docker.internal.apply.Applier;
import ai.pmoves.docker.internal.apply.ContainerMaker;
import ai.pmoves.docker.internal.apply.Hooks;
import ai.pmoves.docker.internal.apply.ImageState;
import ai.pmoves.docker.internal.apply.LastLines;
import ai.pmoves.docker.internal.apply.Problems;
import ai.pmoves.docker.internal.apply.SeccompProfiles;
import ai.pmoves.docker.internal.apply.ServiceKeeper;
import ai.pmoves.docker.internal.body.Labels;
import ai.pmoves.docker.internal.body.SecurityOptions;
import ai.pmoves.docker.internal.engine.EngineRefusal;
import ai.pmoves.docker.internal.ready.Expectation;
import ai.pmoves.docker.internal.ready.ReadinessWait;
import ai.pmoves.docker.internal.ready.Verdict;
import ai.pmoves.docker.internal.reconcile.ContainerState;
import ai.pmoves.kernel.Durations;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings a service to where it has proved that it is ready. */
public final class ServiceStart {
    private static final int LAST_LINES = 15;

    private final Session session;
    private final Project project;
    private final Service service;
    private final StepContext step;

    public ServiceStart(Session session, Project project, Service service, StepContext step) {
        this.session = session;
        this.project = project;
        this.service = service;
        this.step = step;
    }

    /** @param again whether what runs as declared is started anew, too */
    public Map<String, Object> untilReady(ImageState image, Duration within, boolean again)
            throws InterruptedException {
        session.events();
        ServiceKeeper keeper = new ServiceKeeper(session.api(), session.pendingHooks(), project, service, image);
        Optional<Network> absent = keeper.absentNetwork();
        if (absent.isPresent()) {
            throw Problems.absent(project, service, absent.get());
        }
        List<Operation> operations = again ? keeper.restart() : keeper.operations();
        List<Operation> before = new ArrayList<>();
        List<Operation.StartContainer> starts = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof Operation.StartContainer start) {
                starts.add(start);
            } else {
                before.add(operation);
            }
        }
        Map<ContainerState, Expectation> needed = new LinkedHashMap<>();
        for (ContainerState other : keeper.dependencies()) {
            Service dependency = project.services().get(other.service());
            if (dependency != null) {
                needed.put(other, Expectation.of(project, dependency));
            }
        }
        Applier applier = applier(keeper);
        carryOut(applier, before);
        long end = System.nanoTime() + within.toNanos();
        List<ReadinessWait.Result> results = new ArrayList<>();
        for (int number = 1; number <= service.replicas(); number++) {
            String name = number == 1 ? service.containerName() : project.name() + "-" + service.name() + "-" + number;
            List<Operation> its = starts.stream()
                    .filter(s -> s.container().equals(name))
                    .map(Operation.class::cast)
                    .toList();
            results.add(await(
                    name,
                    applier.made(name).or(() -> keeper.idOf(name)).orElse(name),
                    needed,
                    its,
                    applier,
                    new ReadinessWait.Limit(within, Duration.ofNanos(Math.max(1, end - System.nanoTime())))));
        }
        return Summary.of(image, operations, results);
    }

    /** Hooks take their time, and so they do not keep others from their turn. */
    private ReadinessWait.Starter started(
            Applier applier, List<Operation> start, String id, ReadinessWait.Limit limit) {
        long end = System.nanoTime() + limit.left().toNanos();
        ReadinessWait.Starter inTurn = session.starts()
                .inTurn(() -> carryOut(applier, start), limit.left(), step, () -> noTurn(limit.within()));
        return () -> {
            inTurn.start();
            hooks().afterStart(id, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        };
    }

    private PmovesException noTurn(Duration within) {
        return Problems.failed(Problem.error(
                        "docker.no-turn",
                        service.name() + " was not started within " + Durations.words(within)
                                + ": it waited for its turn, and the starts before it have not ended")
                .at(project.where("services." + service.name()).orElse(null))
                .fix("see what keeps the starts before it"));
    }

    private Hooks hooks() {
        return new Hooks(session.api(), project, service, session.pendingHooks(), step);
    }

    private void carryOut(Applier applier, List<Operation> operations) throws InterruptedException {
        try {
            applier.apply(operations);
        } catch (EngineRefusal refusal) {
            throw Problems.start(
                    project,
                    service,
                    refusal,
                    () -> new Blockers(session).ports(project).of(service));
        }
    }

    private Applier applier(ServiceKeeper keeper) {
        ContainerMaker maker = new ContainerMaker(
                session.api(),
                create -> keeper.spec(
                        create, Labels.ofOurs(step.runId(), step.path().value())),
                new SecurityOptions(new SeccompProfiles(project.directory())),
                step);
        return new Applier(session.api(), project, step, maker, hooks());
    }

    private ReadinessWait.Result await(
            String container,
            String id,
            Map<ContainerState, Expectation> needed,
            List<Operation> start,
            Applier applier,
            ReadinessWait.Limit limit)
            throws InterruptedException {
        ReadinessWait.Result result = ReadinessWait.startAndWait(
                session.engine(),
                session.probes(),
                Expectation.of(project, service),
                id,
                needed,
                start.isEmpty() ? () -> {} : started(applier, start, id, limit),
                limit,
                step);
        if (result.verdict() instanceof Verdict.Failed failed) {
            LastLines.of(session.api(), result.snapshot().id(), LAST_LINES)
                    .forEach(line -> step.log(service.name() + " | " + line));
            String path = "services." + service.name() + (failed.key().isEmpty() ? "" : "." + failed.key());
            throw Problems.failed(Problem.error(failed.code(), failed.message())
                    .at(project.where(path).orElse(null))
                    .fix(fix(failed.fix().orElse("docker logs " + container))));
        }
        return result;
    }

    /** Where nobody but us knows the container, nobody but us can be asked about it. */
    private @Nullable String fix(String advice) {
        return step.rehearsal() && advice.startsWith("docker logs ") ? null : advice;
    }
}
