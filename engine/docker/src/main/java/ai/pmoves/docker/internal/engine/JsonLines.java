package ai.pmoves.docker.internal.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One JSON message a line, each up to a limit: what sends a line without end must not fill the memory. */
public final class JsonLines implements AutoCloseable {
    private static final int LONGEST = 1024 * 1024;
    private static final int SHOWN = 80;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Reader in;

    JsonLines(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** What was sent is no message of an engine. */
    public static final class Strange extends IOException {
        private static final long serialVersionUID = 1L;

        Strange(String what) {
            super(what);
        }
    }

    /**
     * Null at the end.
     *
     * @throws Strange for a line that is too long or is no JSON
     */
    public @Nullable JsonNode next() throws IOException {
        String line = line();
        while (line != null && line.isBlank()) {
            line = line();
        }
        if (line == null) {
            return null;
        }
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            String text = Answers.printable(line).strip();
            throw new Strange("sends no JSON: " + (text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text));
        }
    }

    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            if (line.length() == LONGEST) {
                throw new Strange("sends a line of more than " + LONGEST / 1024 + " KB");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
