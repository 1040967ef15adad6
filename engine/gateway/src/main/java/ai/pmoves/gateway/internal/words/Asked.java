package ai.pmoves.gateway.internal.words;

import ai.pmoves.kernel.Json;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as a client sent it, in the words of OpenAI. */
public final class Asked {
    private static final String OF_TENSORZERO = "tensorzero::";
    private static final byte[] USAGE =
            "\"stream_options\":{\"include_usage\":true}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AS_JSON =
            "\"response_format\":{\"type\":\"json_object\"}".getBytes(StandardCharsets.US_ASCII);

    private final Fields fields;
    private final Found found;

    private Asked(Fields fields, Found found) {
        this.fields = fields;
        this.found = found;
    }

    private static final class Found {
        private @Nullable String model;
        private boolean stream;
        private boolean usage;
        private boolean format;
    }

    /**
     * @throws IOException where it is no JSON object; its message is for the client, and tells the place and none of the text
     */
    public static Asked read(byte[] body, int length) throws IOException {
        Found found = new Found();
        Fields fields = Fields.read(body, length, (name, in) -> {
            switch (name) {
                case "model" -> found.model = in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : null;
                case "stream" -> found.stream = in.currentToken() == JsonToken.VALUE_TRUE;
                case "response_format" -> found.format = true;
                case "stream_options" -> found.usage = usage(in);
                default -> {
                    // passed on as it is
                }
            }
        });
        return new Asked(fields, found);
    }

    private static boolean usage(JsonParser in) throws IOException {
        boolean wanted = false;
        if (in.currentToken() == JsonToken.START_OBJECT) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean meant = in.currentName().equals("include_usage");
                wanted |= in.nextToken() == JsonToken.VALUE_TRUE && meant;
                in.skipChildren();
            }
        }
        return wanted;
    }

    /** What is asked for; null where it is not said. */
    public @Nullable String model() {
        return found.model;
    }

    public boolean stream() {
        return found.stream;
    }

    /** Whether the client wants to be told at the end of a stream what it cost. */
    public boolean wantsUsage() {
        return found.usage;
    }

    /**
     * The request for a provider: its own name for the model, what a stream costs always asked for, nothing that only
     * TensorZero knows.
     */
    public ByteBuffer[] as(String model, boolean json) {
        List<ByteBuffer> parts = new ArrayList<>();
        parts.add(text("{\"model\":" + Json.line(model)));
        for (Fields.Field field : fields.all()) {
            String name = field.name();
            boolean replaced = name.equals("model") || (found.stream && name.equals("stream_options"));
            if (!replaced && !name.startsWith(OF_TENSORZERO)) {
                parts.add(text(","));
                parts.add(fields.bytes(field));
            }
        }
        if (found.stream) {
            parts.add(text(","));
            parts.add(ByteBuffer.wrap(USAGE));
        }
        if (json && !found.format) {
            parts.add(text(","));
            parts.add(ByteBuffer.wrap(AS_JSON));
        }
        parts.add(text("}"));
        return parts.toArray(ByteBuffer[]::new);
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
