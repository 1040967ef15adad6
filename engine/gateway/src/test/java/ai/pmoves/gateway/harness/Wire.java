package ai.pmoves.gateway.harness;

import ai.pmoves.kernel.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A client that says exactly what it is told to. */
public final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    /** What came, until the connection was closed. */
    public record Answer(int status, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        public Map<String, Object> json() {
            return Json.readObject(body);
        }

        /** The message of an error. */
        public String message() {
            return json().get("error") instanceof Map<?, ?> error ? String.valueOf(error.get("message")) : "";
        }

        /** What the events of a stream say. */
        public List<String> events() {
            return body.lines()
                    .filter(line -> line.startsWith("data: "))
                    .map(line -> line.substring(6))
                    .toList();
        }
    }

    private final Socket socket = new Socket();

    public Wire(int port) throws IOException {
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    public static Answer post(int port, String path, String body, String... headers) throws IOException {
        return ask(port, "POST", path, body, headers);
    }

    public static Answer get(int port, String path, String... headers) throws IOException {
        return ask(port, "GET", path, "", headers);
    }

    public static Answer ask(int port, String method, String path, String body, String... headers) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.say(head(method, path, body.getBytes(StandardCharsets.UTF_8).length, headers) + body);
            return wire.answer();
        }
    }

    public static String head(String method, String path, long length, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        boolean host = List.of(headers).stream().anyMatch(one -> one.startsWith("Host:"));
        if (!host) {
            head.append("Host: localhost\r\n");
        }
        List.of(headers).forEach(one -> head.append(one).append("\r\n"));
        return head.append("Connection: close\r\nContent-Length: ")
                .append(length)
                .append("\r\n\r\n")
                .toString();
    }

    public void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads until something has come. */
    public String some() throws IOException {
        byte[] bytes = new byte[65_536];
        int count = socket.getInputStream().read(bytes);
        return count < 0 ? "" : new String(bytes, 0, count, StandardCharsets.UTF_8);
    }

    public Answer answer() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            in.transferTo(all);
        } catch (SocketException e) {
            // closed in the middle of what we were saying: what came before counts
        }
        String text = all.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, Map.of(), text);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> lines = text.substring(0, end).lines().toList();
        lines.stream().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        });
        String body = text.substring(end + 4);
        boolean chunked = Objects.equals(headers.get("transfer-encoding"), "chunked");
        return new Answer(Integer.parseInt(lines.get(0).split(" ")[1]), headers, chunked ? joined(body) : body);
    }

    private static String joined(String chunks) {
        byte[] bytes = chunks.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        while (at < bytes.length) {
            int end = at;
            while (bytes[end] != '\r') {
                end++;
            }
            int size = Integer.parseInt(new String(bytes, at, end - at, StandardCharsets.US_ASCII).strip(), 16);
            all.write(bytes, end + 2, size);
            at = end + 2 + size + 2;
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
