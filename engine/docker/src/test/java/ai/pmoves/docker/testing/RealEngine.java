package ai.pmoves.docker.testing;

import ai.pmoves.docker.Docker;
import ai.pmoves.docker.Engines;
import ai.pmoves.docker.internal.engine.Candidates;
import ai.pmoves.docker.internal.engine.EngineApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A private dockerd for tests: its own socket, data, exec root and address pool, no rule in the host's firewall and no
 * default bridge; stopped by pid, its mounts and files cleaned away.
 *
 * <p>Holds one image, {@code busybox}, made from the host's static busybox ({@code $PMOVES_TEST_BUSYBOX}, /bin/busybox).
 */
public final class RealEngine implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final int pool;
    private final ProcessBuilder command;
    private final EngineApi api;
    private volatile Process daemon;

    private RealEngine(Path folder, int pool, ProcessBuilder command, Process daemon, EngineApi api) {
        this.folder = folder;
        this.pool = pool;
        this.command = command;
        this.daemon = daemon;
        this.api = api;
    }

    /** Whether one can be started here; where not, the reason is printed once. */
    public static boolean available() {
        return Availability.WHY_NOT.isEmpty();
    }

    /** How many different engines are at hand. */
    public static int variants() {
        return available() ? EngineFiles.all().size() : 0;
    }

    /** The first engine that is at hand. */
    public static RealEngine start() throws IOException, InterruptedException {
        return start(0);
    }

    /** @param variant from 0 to {@link #variants()} exclusive */
    public static RealEngine start(int variant) throws IOException, InterruptedException {
        EngineFiles files = EngineFiles.all().get(variant);
        Path folder = Files.createTempDirectory("pm-engine-");
        int pool = freePool();
        List<String> command = new ArrayList<>(List.of(
                files.find("dockerd").orElseThrow().toString(),
                "--config-file=" + Files.writeString(folder.resolve("daemon.json"), "{}"),
                "--data-root=" + folder.resolve("root"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("docker.pid"),
                "-H=unix://" + folder.resolve("docker.sock"),
                "--default-address-pool=base=10." + pool + ".0.0/17,size=24",
                "--bridge=none",
                "--iptables=false",
                "--ip6tables=false"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("dockerd.log").toFile()));
        files.addTo(builder.environment());
        builder.environment().remove("DOCKER_HOST");
        Process daemon = builder.start();
        try {
            RealEngine engine = new RealEngine(folder, pool, builder, daemon, connect(folder, daemon));
            BusyboxImage.importInto(engine.api, folder);
            return engine;
        } catch (IOException | RuntimeException | InterruptedException e) {
            Remains.clean(daemon, folder, pool);
            throw e;
        }
    }

    private static EngineApi connect(Path folder, Process daemon) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        Path socket = folder.resolve("docker.sock");
        while (true) {
            try {
                if (Files.exists(socket)) {
                    return EngineApi.connect(
                            new Candidates(Map.of()).list(socket.toString()).get(0));
                }
            } catch (IOException notYet) {
                // asked again below
            }
            if (System.nanoTime() > end || daemon.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("dockerd did not start:\n" + tail(folder.resolve("dockerd.log")));
            }
        }
    }

    /** A second byte of 10.x whose networks no interface of this host has. */
    private static int freePool() throws IOException {
        String routes = Files.readString(Path.of("/proc/net/fib_trie"));
        int first = 100 + (int) ((ProcessHandle.current().pid() * 7 + COUNT.getAndIncrement() * 3L) % 100);
        for (int i = 0; i < 100; i++) {
            int candidate = 100 + (first - 100 + i) % 100;
            if (!routes.contains("10." + candidate + ".")) {
                return candidate;
            }
        }
        throw new IOException("no free address pool in 10.100 to 10.199");
    }

    static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /** For {@code DOCKER_HOST}. */
    public String host() {
        return "unix://" + folder.resolve("docker.sock");
    }

    /** Where drivers of this engine keep what they have to know later. */
    public Path state() {
        return folder.resolve("state");
    }

    public Docker connect() {
        return Engines.connect(Map.of("PMOVES_STATE_DIR", state().toString()), host());
    }

    /** The plain API, to look behind what is tested. */
    public EngineApi api() {
        return api;
    }

    public long pid() {
        return daemon.pid();
    }

    /** Ends the daemon the hard way, as a power cut would; its containers go on until {@link #close()}. */
    public void kill() throws InterruptedException {
        daemon.destroyForcibly().waitFor();
    }

    /** Ends the daemon as the system does: it stops its containers first. */
    public void stop() throws InterruptedException {
        daemon.destroy();
        daemon.waitFor();
    }

    /** Starts the daemon again, over everything that it left. */
    public void restart() throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("docker.sock"));
        Files.deleteIfExists(folder.resolve("docker.pid"));
        // what dies with its daemon may not be reaped yet, and a new daemon would wait for it
        Files.deleteIfExists(folder.resolve("exec/containerd/containerd.pid"));
        daemon = command.start();
        connect(folder, daemon).close();
    }

    /** Whether a Compose plugin of version 2 is at hand to compare with. */
    public static Optional<Path> composePlugin() {
        return ComposePlugin.find();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        api.close();
        Remains.clean(daemon, folder, pool);
    }
}
