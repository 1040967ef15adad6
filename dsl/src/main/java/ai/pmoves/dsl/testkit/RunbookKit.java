package ai.pmoves.dsl.testkit;

import ai.pmoves.docker.Docker;
import ai.pmoves.docker.rehearsal.Faults;
import ai.pmoves.docker.rehearsal.RehearsalEngine;
import ai.pmoves.docker.rehearsal.RehearsedDocker;
import ai.pmoves.dsl.Admission;
import ai.pmoves.dsl.GroovyRunbooks;
import ai.pmoves.dsl.Runbooks;
import ai.pmoves.kernel.Plan;
import ai.pmoves.kernel.RunControl;
import ai.pmoves.kernel.RunListener;
import ai.pmoves.kernel.RunRequest;
import ai.pmoves.kernel.RunResult;
import ai.pmoves.kernel.Runs;
import ai.pmoves.kernel.Selection;
import ai.pmoves.kernel.StateDirectory;
import ai.pmoves.platforms.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a specification of a runbook needs. No child process is started and no engine is touched:
 *
 * <pre>{@code
 * @AutoCleanup RunbookKit kit = new RunbookKit()
 *
 * def 'the database comes up first'() {
 *     expect:
 *     kit.plan('runbooks/bringup.groovy', stack: 'runbooks/starter').steps*.path*.value.first() == 'preflight'
 *     kit.run('runbooks/bringup.groovy', stack: 'runbooks/starter').exitCode.code == 0
 * }
 * }</pre>
 */
public final class RunbookKit implements AutoCloseable {
    private static volatile Admission admission = Admission.ANY;
    private static volatile Path folder = Path.of("");

    private final Path state = temporary();
    private String platform = "linux";
    private final Map<String, String> environment = new HashMap<>(Map.of("PMOVES_STATE_DIR", state.toString()));
    private final RehearsalEngine engine;
    private final Docker docker;

    /** @param faults such as {@code api:unhealthy} or {@code worker:exit=3} */
    public RunbookKit(String... faults) {
        engine = RehearsalEngine.start(
                Stream.of(faults).flatMap(fault -> Faults.parse(fault).stream()).toList());
        docker = RehearsedDocker.connect(engine, environment, services -> {});
    }

    /**
     * For who runs specifications of others: which runbooks these may evaluate, and where their relative paths begin. Any, and where the
     * process was started, unless said otherwise.
     */
    public static void within(Path project, Admission admitted) {
        folder = project;
        admission = admitted;
    }

    /** Sets a variable of the environment in which runbooks are planned and run. */
    public RunbookKit with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Plans for another platform than linux. */
    public RunbookKit on(String name) {
        platform = name;
        return this;
    }

    /** Makes an image be on the simulated engine. */
    public RunbookKit withImage(String name) {
        engine.addImage(name);
        return this;
    }

    public Plan plan(String file) {
        return plan(Map.of(), file);
    }

    /** @param parameters as after {@code -p} */
    public Plan plan(Map<String, ?> parameters, String file) {
        Map<String, String> typed = new LinkedHashMap<>();
        parameters.forEach((name, value) -> typed.put(name, String.valueOf(value)));
        return new GroovyRunbooks((name, variables) -> Platform.plain(name == null ? "linux" : name), admission)
                .plan(new Runbooks.Request(
                        Path.of(file), typed, Map.copyOf(environment), platform, docker, folder.toAbsolutePath()));
    }

    public RunResult run(String file) {
        return run(Map.of(), file);
    }

    /** Rehearses the runbook; every confirmation is answered with yes. */
    public RunResult run(Map<String, ?> parameters, String file) {
        Plan plan = plan(parameters, file);
        RunRequest request = new RunRequest(null, Selection.ALL, Map.of(), (step, confirmation) -> true, 2, true);
        try (Runs runs = runs()) {
            return runs.run(plan, request, RunListener.SILENT, new RunControl());
        }
    }

    /** The runs so far, for reading their journal; close it. */
    public Runs runs() {
        return new StateDirectory(state).openRuns(Clock.systemUTC());
    }

    @Override
    public void close() {
        docker.close();
        try (Stream<Path> all = Files.walk(state)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("pmoves-kit");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
