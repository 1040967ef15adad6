package ai.pmoves.gateway.harness;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that is kept, and one request at a time on it: a client that costs as little as it can. */
final class Keen implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream in;
    private final byte[] request;
    private final byte[] scrap = new byte[16 << 10];

    Keen(int port, String path, String body, String... headers) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
        StringBuilder head = new StringBuilder(
                "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        request = head.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @return nanoseconds until the answer was there to its end */
    long ask() throws IOException {
        long begin = System.nanoTime();
        socket.getOutputStream().write(request);
        String status = line();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status);
        }
        long length = -1;
        boolean chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding: chunked");
        }
        if (chunked) {
            for (int size = chunk(); size > 0; size = chunk()) {
                skip(size + 2);
            }
            line();
        } else {
            skip(length);
        }
        return System.nanoTime() - begin;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private void skip(long count) throws IOException {
        for (long left = count; left > 0; ) {
            int read = in.read(scrap, 0, (int) Math.min(left, scrap.length));
            if (read < 0) {
                throw new EOFException();
            }
            left -= read;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
