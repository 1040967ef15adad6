package ai.pmoves.gateway.internal.words;

import ai.pmoves.kernel.Json;
import ai.pmoves.kernel.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request in the words of TensorZero's own endpoint, and the same in those of OpenAI, in which providers are asked.
 *
 * @param target the function or the model that is asked for
 * @param byModel whether it was asked for as a model
 * @param variant who alone may answer; null for everybody in order
 * @param episode what it belongs to: as the client says, or anew
 * @param raw whether the client wants what the provider said, too
 * @param asked the same for providers
 */
public record Inference(
        String target, boolean byModel, @Nullable String variant, UUID episode, UUID id, boolean raw, Asked asked) {

    /** Taken, and of no effect: nothing is kept of a request by which it could be told apart, and nothing is cached. */
    private static final List<String> WITHOUT_EFFECT =
            List.of("tags", "dryrun", "internal", "namespace", "cache_options");

    /** Without a word in it, too, it says something: whatever is JSON will do. */
    private static final String SCHEMA = "output_schema";

    /** What TensorZero does and this gateway does not: an answer that ignores them would be another one than was asked for. */
    private static final List<String> UNSUPPORTED = List.of(
            SCHEMA,
            "allowed_tools",
            "additional_tools",
            "tool_choice",
            "parallel_tool_calls",
            "provider_tools",
            "credentials",
            "include_original_response",
            "include_raw_usage",
            "include_aggregated_response",
            "extra_body",
            "extra_headers",
            "internal_dynamic_variant_config");

    private static final List<String> UNDERSTOOD = List.of(
            "function_name",
            "model_name",
            "episode_id",
            "input",
            "stream",
            "params",
            "variant_name",
            "include_raw_response");

    /**
     * @throws IOException where it is no JSON object, or asks for what cannot be done; its message is for the client, and tells
     *     none of the text
     */
    public static Inference read(byte[] body, int length, Instant now) throws IOException {
        Map<String, @Nullable Object> fields = Fields.tree(body, length, WITHOUT_EFFECT);
        for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
            known(field.getKey(), field.getValue());
        }
        String function = Shapes.text("function_name", fields.get("function_name"));
        String model = Shapes.text("model_name", fields.get("model_name"));
        String target = target(function, model);
        String episode = Shapes.text("episode_id", fields.get("episode_id"));
        boolean stream = Shapes.truth("stream", fields.get("stream"));
        return new Inference(
                target,
                function == null,
                Shapes.text("variant_name", fields.get("variant_name")),
                episode == null ? TimedId.at(now) : TimedId.read(episode, now),
                TimedId.at(now),
                Shapes.truth("include_raw_response", fields.get("include_raw_response")),
                asked(target, fields, stream));
    }

    private static void known(String name, @Nullable Object value) throws IOException {
        if (UNDERSTOOD.contains(name) || WITHOUT_EFFECT.contains(name)) {
            return;
        }
        if (!UNSUPPORTED.contains(name)) {
            List<String> all = new ArrayList<>(UNDERSTOOD);
            all.addAll(WITHOUT_EFFECT);
            all.addAll(UNSUPPORTED);
            throw new IOException("unknown field `" + Shapes.shown(name) + "`" + Spelling.hint(name, all));
        }
        boolean unused = value == null
                || Boolean.FALSE.equals(value)
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty() && !name.equals(SCHEMA);
        if (!unused) {
            throw new IOException("`" + name + "`: this gateway does not do that");
        }
    }

    private static String target(@Nullable String function, @Nullable String model) throws IOException {
        if (function != null && model != null) {
            throw new IOException("Only one of `function_name` or `model_name` can be provided");
        }
        if (function != null) {
            return function;
        }
        if (model == null) {
            throw new IOException("Either `function_name` or `model_name` must be provided");
        }
        return model;
    }

    private static Asked asked(String target, Map<String, @Nullable Object> fields, boolean stream) throws IOException {
        Map<String, @Nullable Object> question = new LinkedHashMap<>();
        question.put("model", target);
        question.put("messages", Messages.of(fields.get("input")));
        if (stream) {
            question.put("stream", true);
            question.put("stream_options", Map.of("include_usage", true)); // TensorZero always tells what it cost
        }
        question.putAll(Sampling.of(fields.get("params")));
        byte[] text = Json.line(question).getBytes(StandardCharsets.UTF_8);
        return Asked.read(text, text.length);
    }
}
