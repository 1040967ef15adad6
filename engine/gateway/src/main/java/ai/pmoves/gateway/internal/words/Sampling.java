package ai.pmoves.gateway.internal.words;

import ai.pmoves.kernel.Spelling;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** TensorZero's parameters of an inference in the words of OpenAI. */
final class Sampling {
    private static final Map<String, String> NAMES = Map.of(
            "temperature", "temperature",
            "max_tokens", "max_tokens",
            "seed", "seed",
            "top_p", "top_p",
            "presence_penalty", "presence_penalty",
            "frequency_penalty", "frequency_penalty",
            "stop_sequences", "stop",
            "reasoning_effort", "reasoning_effort",
            "service_tier", "service_tier",
            "verbosity", "verbosity");

    private static final String PLACE = "params.chat_completion";
    private static final String JSON_MODE = "json_mode";

    /** No word of OpenAI's says it. */
    private static final String THINKING = "thinking_budget_tokens";

    private Sampling() {}

    static Map<String, Object> of(@Nullable Object params) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        if (params == null) {
            return all;
        }
        Map<String, @Nullable Object> variants = Shapes.object("params", params);
        for (Map.Entry<String, @Nullable Object> variant : variants.entrySet()) {
            if (!variant.getKey().equals("chat_completion")) {
                throw new IOException(
                        "params: unknown field `" + Shapes.shown(variant.getKey()) + "`, expected `chat_completion`");
            }
            Map<String, @Nullable Object> fields = Shapes.object(PLACE, variant.getValue());
            for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
                if (field.getValue() != null) {
                    add(all, field.getKey(), field.getValue());
                }
            }
        }
        return all;
    }

    private static void add(Map<String, Object> all, String name, Object value) throws IOException {
        String theirs = NAMES.get(name);
        if (theirs != null) {
            all.put(theirs, value);
        } else if (name.equals(JSON_MODE) && value.equals("on")) {
            all.put("response_format", Map.of("type", "json_object"));
        } else if (name.equals(JSON_MODE) && !value.equals("off")) {
            throw new IOException(PLACE + "." + JSON_MODE + ": this gateway does `on` and `off`");
        } else if (name.equals(THINKING)) {
            throw new IOException(
                    PLACE + "." + THINKING + ": this gateway does not do that; `reasoning_effort` may serve");
        } else if (!name.equals(JSON_MODE)) {
            throw new IOException(PLACE + ": unknown field `" + Shapes.shown(name) + "`"
                    + Spelling.hint(name, List.copyOf(NAMES.keySet())));
        }
    }
}
