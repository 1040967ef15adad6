package ai.pmoves.repl.doctor;

import ai.pmoves.docker.Docker;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Runs;
import ai.pmoves.repl.program.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The machine that this process runs on. */
public final class LiveMachine implements Machine {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 1 << 20;
    private static final List<String> SYSTEM_FOLDERS = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

    private final Map<String, String> environment;
    private final Path directory;
    private final Path stateFolder;
    private final Supplier<Docker> docker;
    private final Supplier<Runs> runs;
    private @Nullable EngineAnswer engine;

    public LiveMachine(
            Map<String, String> environment,
            Path directory,
            Path stateFolder,
            Supplier<Docker> docker,
            Supplier<Runs> runs) {
        this.environment = environment;
        this.directory = directory;
        this.stateFolder = stateFolder;
        this.docker = docker;
        this.runs = runs;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Path stateFolder() {
        return stateFolder;
    }

    @Override
    public int javaMajor() {
        return Runtime.version().feature();
    }

    @Override
    public Optional<String> read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<FileState> file(Path path) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
            return Optional.of(new FileState(
                    attributes.isDirectory(),
                    PosixFilePermissions.toString(attributes.permissions()),
                    attributes.owner().getName().equals(System.getProperty("user.name")),
                    Files.isWritable(path),
                    attributes.lastModifiedTime().toInstant()));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Path> children(Path folder) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public long freeBytes(Path path) {
        for (Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
            try {
                return Files.getFileStore(at).getUsableSpace();
            } catch (IOException e) {
                // not there yet: its parent will hold it
            }
        }
        return -1;
    }

    @Override
    public boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public Optional<String> output(String... command) {
        try {
            return Output.of(new ProcessBuilder(command).redirectErrorStream(true), PATIENCE)
                    .filter(Output::succeeded)
                    .map(Output::text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean installed(String program) {
        Stream<String> path = Stream.of(environment.getOrDefault("PATH", "").split(":"));
        return Stream.concat(path, SYSTEM_FOLDERS.stream())
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Override
    public double clockDifference() {
        Path folder = Files.isDirectory(stateFolder) ? stateFolder : Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path file = Files.createTempFile(folder, "clock", ".tmp");
            try {
                Duration difference = Duration.between(
                        Instant.now(), Files.getLastModifiedTime(file).toInstant());
                return difference.toMillis() / 1000.0;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public synchronized EngineAnswer engine() {
        if (engine == null) {
            engine = ask();
        }
        return engine;
    }

    private EngineAnswer ask() {
        try (Docker found = docker.get()) {
            return new EngineAnswer(found.info(), null);
        } catch (PmovesException e) {
            return new EngineAnswer(null, first(e));
        }
    }

    @Override
    public StateAnswer state() {
        if (!Files.exists(stateFolder.resolve("journal.db"))) {
            return new StateAnswer(null, List.of()); // looking must not make one
        }
        try (Runs opened = runs.get()) {
            return new StateAnswer(null, opened.orphans());
        } catch (PmovesException e) {
            return new StateAnswer(first(e), List.of());
        }
    }

    private static Problem first(PmovesException failure) {
        return failure.problems().isEmpty()
                ? Problem.error("unknown", String.valueOf(failure.getMessage()))
                : failure.problems().get(0);
    }
}
