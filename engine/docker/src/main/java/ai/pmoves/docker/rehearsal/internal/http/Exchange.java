package ai.pmoves.docker.rehearsal.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request and the answer to it. Exactly one of the answering methods is called, once. */
public final class Exchange {
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(101, "UPGRADED"),
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(204, "No Content"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(409, "Conflict"),
            Map.entry(500, "Internal Server Error"));

    private final HttpRequest request;
    private final SocketChannel channel;
    private final OutputStream out;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean answered;
    private boolean reusable;

    Exchange(HttpRequest request, SocketChannel channel, OutputStream out) {
        this.request = request;
        this.channel = channel;
        this.out = out;
    }

    public HttpRequest request() {
        return request;
    }

    /** A header of the answer to come. */
    public Exchange header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Whether an answer has been begun. */
    public boolean answered() {
        return answered;
    }

    public void answer(int status, @Nullable String type, byte[] body) throws IOException {
        if (type != null) {
            headers.put("Content-Type", type);
        }
        if (status != 204 && status != 304) {
            headers.put("Content-Length", Integer.toString(body.length));
        }
        head(status);
        if (!request.method().equals("HEAD") && status != 204 && status != 304) {
            out.write(body);
        }
        out.flush();
        reusable = request.keepAlive();
    }

    /** Begins a body of unknown length. */
    public BodyStream stream(int status, String type) throws IOException {
        headers.put("Content-Type", type);
        headers.put("Transfer-Encoding", "chunked");
        head(status);
        out.flush();
        return new BodyStream() {
            @Override
            public void write(byte[] bytes) throws IOException {
                if (bytes.length > 0) {
                    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.write(bytes);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
            }

            @Override
            public boolean clientGone() {
                return gone();
            }

            @Override
            public void close() throws IOException {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                reusable = request.keepAlive();
            }
        };
    }

    /** Takes the connection over, as the engine does for exec and attach: 101 where the client asks for it; ends by closing. */
    public BodyStream takeOver(String type) throws IOException {
        boolean upgrade = request.wantsUpgrade();
        headers.put("Content-Type", type);
        if (upgrade) {
            headers.put("Connection", "Upgrade");
            headers.put("Upgrade", "tcp");
        }
        head(upgrade ? 101 : 200);
        out.flush();
        return new BodyStream() {
            @Override
            public void write(byte[] bytes) throws IOException {
                out.write(bytes);
                out.flush();
            }

            @Override
            public boolean clientGone() {
                return gone();
            }

            @Override
            public void close() throws IOException {
                channel.shutdownOutput();
            }
        };
    }

    boolean reusable() {
        return reusable;
    }

    private void head(int status) throws IOException {
        if (answered) {
            throw new IllegalStateException("answered twice: " + request.method() + " " + request.path());
        }
        answered = true;
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + REASONS.getOrDefault(status, "Status"));
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        out.write(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private boolean gone() {
        try {
            channel.configureBlocking(false);
            try {
                return channel.read(ByteBuffer.allocate(1)) < 0;
            } finally {
                channel.configureBlocking(true);
            }
        } catch (IOException e) {
            return true;
        }
    }
}
