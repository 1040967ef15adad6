package ai.pmoves.repl.cli;

import ai.pmoves.compose.Network;
import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.Volume;
import ai.pmoves.docker.Docker;
import ai.pmoves.docker.EngineInfo;
import ai.pmoves.docker.Engines;
import ai.pmoves.docker.rehearsal.Fault;
import ai.pmoves.docker.rehearsal.Faults;
import ai.pmoves.docker.rehearsal.RehearsalEngine;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The simulated engine behind the same driver that talks to real ones. It is started on first use, tells the engine of every
 * project that it meets, and ends with the command; the world that it simulates stays, so that a rehearsed teardown finds what
 * a rehearsed bring-up made.
 */
final class RehearsedDocker implements Docker {
    private final String typed;
    private final List<Fault> faults;
    private final Path folder;
    private final Map<String, String> environment;
    private final Set<String> learnt = new HashSet<>();
    private @Nullable RehearsalEngine engine;
    private @Nullable Docker docker;

    /**
     * @param faults as typed, separated by commas; may be empty
     * @param folder where the simulated world is kept
     * @throws PmovesException (usage) for a kind of fault that there is not
     */
    RehearsedDocker(String faults, Path folder, Map<String, String> environment) {
        this.typed = faults;
        this.faults = faults.isEmpty() ? List.of() : Faults.parse(faults);
        this.folder = folder;
        this.environment = environment;
    }

    @Override
    public void meet(List<Project> projects) {
        Set<String> services = new TreeSet<>();
        projects.forEach(project -> services.addAll(project.services().keySet()));
        if (!faults.isEmpty() && services.isEmpty()) {
            throw new PmovesException(
                    ExitCode.USAGE,
                    Problem.error(
                            "rehearsal.fault", "--fault " + typed + ": this runbook has no stack, and so no services"));
        }
        if (!faults.isEmpty()) {
            Faults.parse(typed, services);
        }
    }

    private synchronized Docker docker() {
        if (docker == null) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new PmovesException(
                        ExitCode.PRECONDITION,
                        Problem.error("rehearsal.folder", "cannot make " + folder + ": " + e.getMessage()),
                        e);
            }
            engine = RehearsalEngine.start(faults, folder.resolve("world.jsonl"));
            docker = Engines.connect(environment, engine.endpoint());
        }
        return docker;
    }

    private synchronized Docker knowing(Project project) {
        Docker ready = docker();
        if (engine != null && learnt.add(project.directory() + " " + project.name())) {
            engine.learn(project);
        }
        return ready;
    }

    @Override
    public boolean isRunning() {
        return docker().isRunning();
    }

    @Override
    public EngineInfo info() {
        return docker().info();
    }

    @Override
    public boolean hasImage(String image) {
        return docker().hasImage(image);
    }

    @Override
    public boolean isBuiltFrom(String image, String content) {
        return docker().isBuiltFrom(image, content);
    }

    @Override
    public String ensureImage(Project project, Service service, StepContext step) throws InterruptedException {
        Docker ready = knowing(project);
        RehearsalEngine simulated = engine;
        if (simulated != null && service.build() != null) {
            step.log(
                    "rehearsed: build " + service.image()); // the docker client is a child, and a rehearsal starts none
            return simulated.addImage(service.image());
        }
        return ready.ensureImage(project, service, step);
    }

    @Override
    public boolean isReady(Project project, Network network) {
        return knowing(project).isReady(project, network);
    }

    @Override
    public void ensure(Project project, Network network, StepContext step) throws InterruptedException {
        knowing(project).ensure(project, network, step);
    }

    @Override
    public boolean isReady(Project project, Volume volume) {
        return knowing(project).isReady(project, volume);
    }

    @Override
    public void ensure(Project project, Volume volume, StepContext step) throws InterruptedException {
        knowing(project).ensure(project, volume, step);
    }

    @Override
    public Optional<String> unready(Project project, Service service) {
        return knowing(project).unready(project, service);
    }

    @Override
    public Map<String, Object> startUntilReady(Project project, Service service, Duration within, StepContext step)
            throws InterruptedException {
        return knowing(project).startUntilReady(project, service, within, step);
    }

    @Override
    public void remove(Project project, Service service, StepContext step) throws InterruptedException {
        knowing(project).remove(project, service, step);
    }

    @Override
    public void remove(Project project, Network network, StepContext step) throws InterruptedException {
        knowing(project).remove(project, network, step);
    }

    @Override
    public void remove(Project project, Volume volume, StepContext step) throws InterruptedException {
        knowing(project).remove(project, volume, step);
    }

    @Override
    public List<Problem> blockers(Project project) {
        return knowing(project).blockers(project);
    }

    @Override
    public Map<String, Object> observe(String projectName) {
        return docker().observe(projectName);
    }

    @Override
    public void pull(String image, StepContext step) throws InterruptedException {
        docker().pull(image, step);
    }

    @Override
    public boolean isGone(Project project, Service service) {
        return knowing(project).isGone(project, service);
    }

    @Override
    public boolean isGone(Project project, Network network) {
        return knowing(project).isGone(project, network);
    }

    @Override
    public boolean isGone(Project project, Volume volume) {
        return knowing(project).isGone(project, volume);
    }

    @Override
    public synchronized void close() {
        try (RehearsalEngine ending = engine) {
            if (docker != null) {
                docker.close();
            }
        }
    }
}
