package ai.pmoves.docker.rehearsal.internal.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on a unix socket; each connection has a daemon thread of its own. */
public final class HttpServer implements AutoCloseable {

    /** Answers requests. An exception ends the connection. */
    public interface Handler {
        void handle(Exchange exchange) throws IOException, InterruptedException;
    }

    private final ServerSocketChannel listener;
    private final Handler handler;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    private HttpServer(ServerSocketChannel listener, Handler handler) {
        this.listener = listener;
        this.handler = handler;
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "rehearsal-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @throws IOException where the socket cannot be made; its path has to be shorter than 108 bytes */
    public static HttpServer listen(Path socket, Handler handler) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(socket), 128);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
        HttpServer server = new HttpServer(listener, handler);
        server.threads.execute(server::accept);
        return server;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = listener.accept();
                open.add(client);
                try {
                    threads.execute(() -> serve(client));
                } catch (RejectedExecutionException e) {
                    client.close();
                }
            }
        } catch (IOException e) {
            // closed: the end of listening
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            InputStream in = new BufferedInputStream(ChannelStreams.in(client));
            OutputStream out = new BufferedOutputStream(ChannelStreams.out(client));
            RequestReader reader = new RequestReader(in);
            boolean more = true;
            while (more) {
                more = serveNext(client, reader, out);
            }
        } catch (IOException e) {
            // the client went away, or we were closed: nobody is left to tell
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private boolean serveNext(SocketChannel client, RequestReader reader, OutputStream out)
            throws IOException, InterruptedException {
        HttpRequest request;
        try {
            request = reader.next();
        } catch (ProtocolException e) {
            byte[] text = ("400 Bad Request: " + e.getMessage()).getBytes(StandardCharsets.UTF_8);
            new Exchange(HttpRequest.of("GET", "/", Map.of(), new byte[0]), client, out)
                    .header("Connection", "close")
                    .answer(400, "text/plain; charset=utf-8", text);
            return false;
        }
        if (request == null) {
            return false;
        }
        Exchange exchange = new Exchange(request, client, out);
        handler.handle(exchange);
        return exchange.reusable();
    }

    /** Closes the socket and every connection, and waits until their threads have ended. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // it is gone either way
        }
        threads.shutdownNow();
        for (SocketChannel client : open) {
            try {
                client.close();
            } catch (IOException e) {
                // it is gone either way
            }
        }
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
