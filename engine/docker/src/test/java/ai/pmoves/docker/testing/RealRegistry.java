package ai.pmoves.docker.testing;

import ai.pmoves.kernel.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registry that Debian ships as {@code docker-registry}, on a port of the loopback of its own, stopped by pid. */
public final class RealRegistry implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String LIST = "application/vnd.docker.distribution.manifest.list.v2+json";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final Process process;
    private final String host;

    private RealRegistry(Path folder, Process process, String host) {
        this.folder = folder;
        this.process = process;
        this.host = host;
    }

    /** Whether the program is there; where it is not, the reason is printed once. */
    public static boolean available() {
        return Program.FILE.isPresent();
    }

    /** @param folder for its configuration and its images */
    public static RealRegistry start(Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("registry.yaml"), """
                version: 0.1
                log: {level: info}
                storage: {filesystem: {rootdirectory: "%s"}}
                http: {addr: "127.0.0.1:0"}
                """.formatted(folder.resolve("images")));
        Process process = new ProcessBuilder(Program.FILE.orElseThrow().toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .start();
        var log = process.inputReader();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread drain = new Thread(() -> log.lines().forEach(ignored -> {}), "registry-log");
                drain.setDaemon(true);
                drain.start();
                return new RealRegistry(folder, process, listening.group(1));
            }
        }
        throw new IOException("docker-registry did not start");
    }

    /** Such as {@code 127.0.0.1:41234}, to be put before an image's name. */
    public String host() {
        return host;
    }

    /** An image with one file in it, for each of these processors. */
    public void push(String name, String tag, Instant created, String... processors)
            throws IOException, InterruptedException {
        byte[] layer = layer();
        upload(name, layer);
        String manifests = "";
        for (String processor : processors) {
            byte[] config = ("{\"architecture\":\"%s\",\"os\":\"linux\",\"created\":\"%s\",\"config\":{},"
                            + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"%s\"]}}")
                    .formatted(processor, created, digest(layer))
                    .getBytes(StandardCharsets.UTF_8);
            upload(name, config);
            byte[] manifest = """
                    {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":\
                    "application/vnd.docker.container.image.v1+json","size":%d,"digest":"%s"},"layers":[{"mediaType":\
                    "application/vnd.docker.image.rootfs.diff.tar","size":%d,"digest":"%s"}]}""".formatted(MANIFEST, config.length, digest(config), layer.length, digest(layer))
                    .getBytes(StandardCharsets.UTF_8);
            if (processors.length == 1) {
                manifest(name, tag, MANIFEST, manifest);
                return;
            }
            manifest(name, digest(manifest), MANIFEST, manifest);
            manifests += (manifests.isEmpty() ? "" : ",")
                    + "{\"mediaType\":\"%s\",\"size\":%d,\"digest\":\"%s\",\"platform\":{\"architecture\":\"%s\",\"os\":\"linux\"}}"
                            .formatted(MANIFEST, manifest.length, digest(manifest), processor);
        }
        String list = "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}".formatted(LIST, manifests);
        manifest(name, tag, LIST, list.getBytes(StandardCharsets.UTF_8));
    }

    private void upload(String name, byte[] blob) throws IOException, InterruptedException {
        HttpResponse<Void> begun = send(
                HttpRequest.newBuilder(at("/v2/" + name + "/blobs/uploads/")).POST(BodyPublishers.noBody()));
        String to = begun.headers().firstValue("Location").orElseThrow();
        send(HttpRequest.newBuilder(at("/").resolve(to + (to.contains("?") ? "&" : "?") + "digest=" + digest(blob)))
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(blob)));
    }

    private void manifest(String name, String reference, String type, byte[] content)
            throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(at("/v2/" + name + "/manifests/" + reference))
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(content)));
    }

    private HttpResponse<Void> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<Void> response = client.send(request.build(), BodyHandlers.discarding());
        if (response.statusCode() >= 300) {
            throw new IOException(response.request().method() + " " + response.uri() + ": " + response.statusCode());
        }
        return response;
    }

    private URI at(String path) {
        return URI.create("http://" + host + path);
    }

    private byte[] layer() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("hello.txt"), "hello\n");
        Process tar = new ProcessBuilder("tar", "-C", folder.toString(), "-c", "hello.txt")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] archive = tar.getInputStream().readAllBytes();
        if (tar.waitFor() != 0) {
            throw new IOException("tar ended with " + tar.exitValue());
        }
        return archive;
    }

    private static String digest(byte[] content) {
        return "sha256:" + Sha256.of(content);
    }

    /** From here on nobody answers at its port. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private static final class Program {
        static final Optional<Path> FILE = find();

        private static Optional<Path> find() {
            List<String> folders = Stream.of(
                            System.getenv().getOrDefault("PATH", "").split(":"))
                    .collect(Collectors.toList());
            folders.add("/usr/bin");
            Optional<Path> file = folders.stream()
                    .map(folder -> Path.of(folder, "docker-registry"))
                    .filter(Files::isExecutable)
                    .findFirst();
            if (file.isEmpty()) {
                System.out.println("skipped: no docker-registry (Debian's package of that name)");
            }
            return file;
        }
    }
}
