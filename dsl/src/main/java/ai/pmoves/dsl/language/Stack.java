package ai.pmoves.dsl.language;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Resolution;
import ai.pmoves.compose.Service;
import ai.pmoves.compose.build.BuildContents;
import ai.pmoves.compose.order.Edges;
import ai.pmoves.docker.host.BaseImages;
import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Severity;
import ai.pmoves.kernel.Sha256;
import ai.pmoves.kernel.StepPath;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A resolved compose project, with the platform's overlay in it. It may hold problems: then it is good for planning, and the
 * words that act refuse it.
 */
@Block("a stack")
public final class Stack implements Fingerprinted {
    private final Project project;
    private final List<Problem> problems;
    private final BuildContents contents;
    private final Supplier<Resolution> again;
    private final boolean whole;
    private @Nullable Look last;
    private final Edges edges;
    private final Map<String, StackService> services = new LinkedHashMap<>();

    /**
     * @param contents looks at what its images are built from
     * @param again reads the same files once more
     * @param whole whether it is all that may be there, to be taken down: what a start would lack is in nobody's way
     */
    public Stack(
            Project project,
            List<Problem> problems,
            BuildContents contents,
            Supplier<Resolution> again,
            boolean whole) {
        this.whole = whole;
        this.contents = contents;
        this.again = again;
        this.project = project;
        this.problems = List.copyOf(problems);
        this.edges = Edges.of(project);
        project.services().forEach((name, service) -> services.put(name, new StackService(this, service)));
    }

    @Word("The project's name, as docker compose shows it.")
    public String getName() {
        return project.name();
    }

    @Word("The project's folder.")
    public Path getDirectory() {
        return project.directory();
    }

    @Word("Its enabled services.")
    public List<StackService> getServices() {
        return List.copyOf(services.values());
    }

    @Word("The service with this name.")
    public StackService service(String name) {
        StackService found = services.get(name);
        if (found == null) {
            throw Mistakes.unknown(
                    "dsl.unknown-service", "service", name, "stack '" + getName() + "'", services.keySet());
        }
        return found;
    }

    @Word("The networks that its services use.")
    public List<StackNetwork> getNetworks() {
        return project.networks().values().stream()
                .map(network -> new StackNetwork(this, network))
                .toList();
    }

    @Word("The volumes that its services use.")
    public List<StackVolume> getVolumes() {
        return project.volumes().values().stream()
                .map(volume -> new StackVolume(this, volume))
                .toList();
    }

    @Word("Its services in tiers, in the order in which they have to come up.")
    public List<Tier> getTiers() {
        return StackTiers.of(this, edges);
    }

    @Word("The images that its services run, each once.")
    public List<StackImage> getImages() {
        return StackImage.of(this);
    }

    @Word("The images that its builds start from, as their Dockerfiles name them.")
    public List<String> getBaseImages() {
        return List.copyOf(BaseImages.of(project));
    }

    @Word("Its secrets that are made on this machine: those that x-pmoves: {generate: {NAME: BYTES}} names.")
    public List<StackSecret> getGeneratedSecrets() {
        return StackSecret.of(project);
    }

    /** Who needs whom: from depends_on, and from addresses in the environment. */
    Edges edges() {
        return edges;
    }

    /** Whether it is read to be taken down. */
    public boolean isWhole() {
        return whole;
    }

    /** The resolved model's own view. */
    public Project project() {
        return project;
    }

    /** What its images are built from. */
    public BuildContents contents() {
        return contents;
    }

    /** Everything that was found while resolving it. */
    public List<Problem> problems() {
        return problems;
    }

    /** Its files as they are now, read once by each attempt of a step: its check and its action see the same. */
    synchronized Resolution now(StepPath step, int attempt) {
        Look look = last;
        if (look == null || look.attempt != attempt || !look.step.equals(step)) {
            look = new Look(step, attempt, again.get());
            last = look;
        }
        return look.resolution;
    }

    /** Its files read anew. */
    public Resolution now() {
        return again.get();
    }

    /** @throws PmovesException (precondition) where the files cannot be read any more */
    @Word("The stack as its files are now, for what a step before has written into them.")
    public Stack getReread() {
        Resolution now = now();
        Project is = now.project();
        if (is == null) {
            throw new PmovesException(ExitCode.PRECONDITION, now.errors());
        }
        return new Stack(is, now.problems(), contents, again, whole);
    }

    private record Look(StepPath step, int attempt, Resolution resolution) {}

    /** Only what forbids acting on it. */
    public List<Problem> errors() {
        return problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    @Override
    public KeyComponent fingerprint() {
        StringBuilder all = new StringBuilder();
        for (Service service : project.services().values()) {
            all.append(service.name()).append(' ').append(service.configHash()).append('\n');
        }
        getNetworks().forEach(network -> all.append(network.fingerprint()).append('\n'));
        getVolumes().forEach(volume -> all.append(volume.fingerprint()).append('\n'));
        problems.forEach(
                problem -> all.append(problem.code()).append(problem.message()).append('\n'));
        return new KeyComponent("stack " + getName(), Sha256.of(all.toString()));
    }

    @Override
    public String toString() {
        return getName();
    }
}
