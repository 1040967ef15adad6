package ai.pmoves.docker.rehearsal.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads requests off a connection. Bodies are kept in memory, up to 64 MiB. */
final class RequestReader {
    private static final int MOST = 64 << 20;
    private static final int LONGEST_LINE = 64 << 10;

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next request, or null where the client has closed between two. */
    @Nullable
    HttpRequest next() throws IOException {
        String line = line();
        if (line == null) {
            return null;
        }
        String[] words = line.split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new ProtocolException("not an HTTP/1.1 request line: " + line);
        }
        Map<String, String> headers = headers();
        try {
            return HttpRequest.of(words[0], words[1], headers, body(headers));
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("not a valid target: " + words[1]);
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = demandLine(); !line.isEmpty(); line = demandLine()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("not a header: " + line);
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = headers.get("content-length");
        return length == null ? new byte[0] : exactly(size(length, 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = demandLine();
            int size = size(line.contains(";") ? line.substring(0, line.indexOf(';')) : line, 16);
            if (size == 0) {
                headers(); // trailers
                return body.toByteArray();
            }
            if (body.size() + size > MOST) {
                throw new ProtocolException("body too large");
            }
            body.writeBytes(exactly(size));
            demandLine();
        }
    }

    private static int size(String text, int radix) throws ProtocolException {
        try {
            int size = Integer.parseInt(text.strip(), radix);
            if (size >= 0 && size <= MOST) {
                return size;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ProtocolException("not a valid length: " + text);
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("request body cut short");
        }
        return bytes;
    }

    private String demandLine() throws IOException {
        String line = line();
        if (line == null) {
            throw new EOFException("request cut short");
        }
        return line;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw new EOFException("request cut short");
            }
            if (line.size() == LONGEST_LINE) {
                throw new ProtocolException("line too long");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
