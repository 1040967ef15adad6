package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.world.Container;
import ai.pmoves.docker.rehearsal.internal.world.Json;
import ai.pmoves.docker.rehearsal.internal.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Who the engine is. It says openly that it is a rehearsal. */
final class SystemApi {
    static final String VERSION = "28.5.2-rehearsal";

    private final World world;

    SystemApi(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/_ping", this::ping),
                Route.of("HEAD", "/_ping", this::ping),
                Route.of("GET", "/version", this::version),
                Route.of("GET", "/info", this::info));
    }

    private void ping(Call call) throws IOException {
        call.exchange()
                .header("Cache-Control", "no-cache, no-store, must-revalidate")
                .header("Pragma", "no-cache")
                .answer(200, "text/plain; charset=utf-8", "OK".getBytes(StandardCharsets.US_ASCII));
    }

    private void version(Call call) throws IOException {
        ObjectNode version = Json.object();
        version.putObject("Platform").put("Name", "pmoves rehearsal");
        ObjectNode engine = version.putArray("Components").addObject();
        engine.put("Name", "Engine").put("Version", VERSION);
        engine.putObject("Details")
                .put("ApiVersion", Router.API_VERSION)
                .put("Arch", arch())
                .put("MinAPIVersion", Router.MIN_API_VERSION)
                .put("Os", "linux");
        version.put("Version", VERSION)
                .put("ApiVersion", Router.API_VERSION)
                .put("MinAPIVersion", Router.MIN_API_VERSION)
                .put("GitCommit", "")
                .put("GoVersion", "")
                .put("Os", "linux")
                .put("Arch", arch())
                .put("KernelVersion", System.getProperty("os.version"));
        call.json(200, version);
    }

    private void info(Call call) throws IOException {
        Collection<Container> containers = world.containers().all();
        int running = (int) containers.stream().filter(c -> c.state().alive()).count();
        ObjectNode info = Json.object()
                .put("ID", "rehearsal")
                .put("Containers", containers.size())
                .put("ContainersRunning", running)
                .put("ContainersPaused", 0)
                .put("ContainersStopped", containers.size() - running)
                .put("Images", world.images().all().size())
                .put("Driver", "overlay2")
                .put("MemoryLimit", true)
                .put("SystemTime", world.timeline().now().toString())
                .put("LoggingDriver", "json-file")
                .put("NEventsListener", world.events().listeners())
                .put("KernelVersion", System.getProperty("os.version"))
                .put("OperatingSystem", "pmoves rehearsal")
                .put("OSType", "linux")
                .put("Architecture", arch().equals("arm64") ? "aarch64" : "x86_64")
                .put("NCPU", Runtime.getRuntime().availableProcessors())
                .put("DockerRootDir", "/var/lib/docker")
                .put("Name", "rehearsal")
                .put("ServerVersion", VERSION)
                .put("DefaultRuntime", "runc");
        info.putArray("Labels");
        info.putArray("SecurityOptions").add("name=seccomp,profile=default");
        info.putObject("Swarm").put("LocalNodeState", "inactive");
        info.putObject("Runtimes").putObject("runc").put("path", "runc");
        info.putObject("Plugins").putArray("Volume").add("local");
        call.json(200, info);
    }

    /** As images name it. */
    static String arch() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }
}
