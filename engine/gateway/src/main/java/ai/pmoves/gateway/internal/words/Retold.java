package ai.pmoves.gateway.internal.words;

import ai.pmoves.kernel.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of a provider, or one stream, in the words of TensorZero's own endpoint. */
public final class Retold {
    private final Inference asked;
    private final String variant;
    private final boolean json;
    private final WellFormed pieces = new WellFormed();

    /**
     * @param variant who answered
     * @param json whether the function's answers are JSON: then they have another shape
     */
    public Retold(Inference asked, String variant, boolean json) {
        this.asked = asked;
        this.variant = variant;
        this.json = json;
    }

    /** An answer in one piece. @throws IOException where it is no JSON object */
    public byte[] whole(byte[] body) throws IOException {
        Spoken spoken = Spoken.read(body);
        String text = spoken.text() == null ? null : WellFormed.of(spoken.text());
        Map<String, @Nullable Object> told = about();
        if (json) {
            Map<String, @Nullable Object> output = new LinkedHashMap<>();
            output.put("raw", text);
            output.put("parsed", parsed(text));
            told.put("output", output);
        } else {
            told.put("content", text == null ? List.of() : List.of(Shapes.of("type", "text", "text", text)));
        }
        told.put("usage", usage(spoken.tokens()));
        if (asked.raw()) {
            told.put("raw_response", List.of(raw(body)));
        }
        if (spoken.finish() != null) {
            told.put("finish_reason", spoken.finish());
        }
        return bytes(told);
    }

    /** The data of one event. @throws IOException where it is no JSON object */
    public byte[] event(byte[] data) throws IOException {
        Spoken spoken = Spoken.read(data);
        Map<String, @Nullable Object> told = about();
        String text = pieces.next(spoken.text() == null ? "" : spoken.text());
        if (json) {
            told.put("raw", text);
        } else {
            told.put("content", text.isEmpty() ? List.of() : List.of(chunk(text)));
        }
        if (spoken.tokens() != null) {
            told.put("usage", usage(spoken.tokens()));
        }
        if (spoken.finish() != null) {
            told.put("finish_reason", spoken.finish());
        }
        if (asked.raw()) {
            told.put("raw_chunk", new String(data, StandardCharsets.UTF_8));
        }
        return bytes(told);
    }

    private static Map<String, Object> chunk(String text) {
        Map<String, Object> chunk = Shapes.of("type", "text", "id", "0");
        chunk.put("text", text);
        return chunk;
    }

    private Map<String, @Nullable Object> about() {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("inference_id", asked.id());
        told.put("episode_id", asked.episode());
        told.put("variant_name", variant);
        return told;
    }

    /** Those of others who were asked before stand in {@code x-pmoves-attempts}: what they said is not kept. */
    private Map<String, Object> raw(byte[] body) {
        Map<String, Object> raw = new LinkedHashMap<>();
        raw.put("model_inference_id", asked.id());
        raw.put("provider_type", "openai");
        raw.put("api_type", "chat_completions");
        raw.put("data", new String(body, StandardCharsets.UTF_8));
        return raw;
    }

    private static Map<String, @Nullable Object> usage(@Nullable Tokens tokens) {
        Map<String, @Nullable Object> usage = new LinkedHashMap<>();
        usage.put("input_tokens", tokens == null ? null : tokens.input());
        usage.put("output_tokens", tokens == null ? null : tokens.output());
        usage.put("cost", null);
        return usage;
    }

    private static @Nullable Object parsed(@Nullable String text) {
        try {
            return text == null ? null : Tree.read(text);
        } catch (IOException e) {
            return null; // as TensorZero does: the text itself is told as well
        }
    }

    private static byte[] bytes(Map<String, @Nullable Object> told) {
        return Json.line(told).getBytes(StandardCharsets.UTF_8);
    }
}
