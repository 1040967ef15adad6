package ai.pmoves.docker.testing;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Between a client and an engine: lets so many changing requests (POST, PUT, DELETE) through, then cuts every line, as if the
 * client had been killed there. What was let through is carried out and answered.
 */
public final class CuttingProxy implements AutoCloseable {
    private static final Pattern REQUEST = Pattern.compile("^(POST|PUT|DELETE) (?:/v[0-9.]+)?(\\S+)");

    private final Path engine;
    private final Path socket;
    private final int letThrough;
    private final ServerSocketChannel server;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    public CuttingProxy(RealEngine engine, int letThrough) throws IOException {
        this.engine = Path.of(engine.host().substring("unix://".length()));
        this.letThrough = letThrough;
        this.socket = Files.createTempDirectory("pm-cut-").resolve("s");
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        daemon(this::accept);
    }

    /** For {@code DOCKER_HOST}. */
    public String host() {
        return "unix://" + socket;
    }

    /** Whether there was a request more than those that were let through. */
    public boolean hasCut() {
        return cut;
    }

    /** Method and path of the changing requests, the one that was cut off last. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                SocketChannel target = SocketChannel.open(UnixDomainSocketAddress.of(engine));
                open.add(client);
                open.add(target);
                if (cut) {
                    cut();
                }
                daemon(() -> pump(client, target, true));
                daemon(() -> pump(target, client, false));
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void pump(SocketChannel from, SocketChannel to, boolean requests) {
        ByteBuffer buffer = ByteBuffer.allocate(65_536);
        try (from;
                to) {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                if (requests
                        && !passes(StandardCharsets.ISO_8859_1
                                .decode(buffer.duplicate())
                                .toString())) {
                    return;
                }
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException broken) {
            // the other direction ends too
        }
    }

    private synchronized boolean passes(String text) {
        Matcher request = REQUEST.matcher(text);
        if (cut || !request.find()) {
            return !cut;
        }
        seen.add(request.group(1) + " " + request.group(2));
        if (seen.size() > letThrough) {
            cut();
            return false;
        }
        return true;
    }

    private void cut() {
        cut = true;
        close(server);
        open.forEach(CuttingProxy::close);
    }

    private static void close(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception alreadyClosed) {
            // what is closed is closed
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        close(server);
        open.forEach(CuttingProxy::close);
        Files.deleteIfExists(socket);
        Files.deleteIfExists(socket.getParent());
    }
}
