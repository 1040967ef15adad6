package ai.pmoves.docker.internal.engine;

import ai.pmoves.kernel.Sha256;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where to look for an engine, in the order of Docker's own client: a flag, {@code DOCKER_HOST}, the context, the usual
 * sockets. What a person has named is the only candidate: nobody wants to act on another engine than the one they meant.
 */
public final class Candidates {
    private final Map<String, String> environment;
    private final Path home;

    public Candidates(Map<String, String> environment) {
        this.environment = environment;
        this.home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
    }

    /** @throws IOException where the named context does not exist or cannot be read */
    public List<Endpoint> list(@Nullable String explicit) throws IOException {
        if (explicit != null && !explicit.isBlank()) {
            return List.of(new Endpoint(uri(explicit), "--host", certificates()));
        }
        String host = environment.getOrDefault("DOCKER_HOST", "");
        if (!host.isBlank()) {
            return List.of(new Endpoint(uri(host), "DOCKER_HOST", certificates()));
        }
        String context = context();
        if (!context.isEmpty() && !context.equals("default")) {
            return List.of(fromContext(context));
        }
        List<Endpoint> usual = new ArrayList<>();
        usual.add(socket(Path.of("/var/run/docker.sock"), "the default socket"));
        usual.add(socket(home.resolve(".docker/run/docker.sock"), "Docker Desktop's socket"));
        usual.add(socket(home.resolve(".docker/desktop/docker.sock"), "Docker Desktop's socket"));
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isBlank()) {
            usual.add(socket(Path.of(runtime, "docker.sock"), "the rootless socket"));
        }
        return usual;
    }

    /** The folder of Docker's client configuration. */
    public Path configuration() {
        String own = environment.getOrDefault("DOCKER_CONFIG", "");
        return own.isBlank() ? home.resolve(".docker") : Path.of(own);
    }

    private String context() throws IOException {
        String named = environment.getOrDefault("DOCKER_CONTEXT", "");
        Path file = configuration().resolve("config.json");
        if (!named.isBlank() || !Files.isReadable(file)) {
            return named;
        }
        return read(file).path("currentContext").asText("");
    }

    private Endpoint fromContext(String name) throws IOException {
        Path contexts = configuration().resolve("contexts");
        String folder = Sha256.of(name);
        Path meta = contexts.resolve("meta").resolve(folder).resolve("meta.json");
        if (!Files.isReadable(meta)) {
            throw new IOException("context '" + name + "' does not exist (no " + meta + "); see: docker context ls");
        }
        String host = read(meta).path("Endpoints").path("docker").path("Host").asText("");
        if (host.isEmpty()) {
            throw new IOException("context '" + name + "' has no docker endpoint in " + meta);
        }
        Path tls = contexts.resolve("tls").resolve(folder).resolve("docker");
        return new Endpoint(uri(host), "context '" + name + "'", Files.isDirectory(tls) ? tls : null);
    }

    private static JsonNode read(Path file) throws IOException {
        try {
            return Json.parse(Files.readAllBytes(file));
        } catch (java.io.UncheckedIOException e) {
            throw new IOException(file + " is not valid JSON", e);
        }
    }

    private @Nullable Path certificates() {
        if (environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty()) {
            return null;
        }
        String folder = environment.getOrDefault("DOCKER_CERT_PATH", "");
        return folder.isBlank() ? configuration() : Path.of(folder);
    }

    private static Endpoint socket(Path path, String foundBy) {
        return new Endpoint(URI.create("unix://" + path), foundBy, null);
    }

    /** A bare path is a socket. */
    private static URI uri(String text) throws IOException {
        String address = text.startsWith("/") ? "unix://" + text : text;
        try {
            URI uri = new URI(address);
            if (uri.getScheme() == null
                    || !List.of("unix", "tcp", "http", "https", "npipe", "ssh").contains(uri.getScheme())) {
                throw new IOException("'" + text + "' is no address of an engine: unix:///path or tcp://host:port");
            }
            if ("ssh".equals(uri.getScheme())) {
                throw new IOException("ssh:// is not spoken here; forward the socket: ssh -nNT -L /tmp/docker.sock:"
                        + "/var/run/docker.sock " + uri.getAuthority() + ", then use unix:///tmp/docker.sock");
            }
            return uri;
        } catch (java.net.URISyntaxException e) {
            throw new IOException("'" + text + "' is no address of an engine: " + e.getReason(), e);
        }
    }
}
