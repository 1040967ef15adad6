package ai.pmoves.gateway.internal.words;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** TensorZero's input as the messages of OpenAI: texts are taken, and nothing that would have to be filled in or looked at. */
final class Messages {
    private Messages() {}

    static List<Map<String, Object>> of(@Nullable Object input) throws IOException {
        if (input == null) {
            throw new IOException("missing field `input`");
        }
        Map<String, @Nullable Object> fields = Shapes.object("input", input);
        List<Map<String, Object>> messages = new ArrayList<>();
        for (String name : fields.keySet()) {
            if (!name.equals("system") && !name.equals("messages")) {
                throw new IOException(
                        "input: unknown field `" + Shapes.shown(name) + "`, expected `system` or `messages`");
            }
        }
        Object system = fields.get("system");
        if (system instanceof Map<?, ?>) {
            throw new IOException("input.system: templates are not filled in by this gateway: send the text itself");
        }
        String text = Shapes.text("input.system", system);
        if (text != null) {
            messages.add(Shapes.of("role", "system", "content", text));
        }
        Object all = fields.get("messages");
        if (all instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                messages.add(message("input.messages[" + i + "]", list.get(i)));
            }
        } else if (all != null) {
            throw new IOException("input.messages: expected a list");
        }
        return messages;
    }

    private static Map<String, Object> message(String place, @Nullable Object value) throws IOException {
        Map<String, @Nullable Object> fields = Shapes.object(place, value);
        for (String name : fields.keySet()) {
            if (!name.equals("role") && !name.equals("content")) {
                throw new IOException(
                        place + ": unknown field `" + Shapes.shown(name) + "`, expected `role` or `content`");
            }
        }
        Object role = fields.get("role");
        if (role == null || !role.equals("user") && !role.equals("assistant")) {
            throw new IOException(place + ".role: expected `user` or `assistant`");
        }
        return Shapes.of("role", role, "content", content(place + ".content", fields.get("content")));
    }

    /** One text stays a text: not every provider reads lists of them. */
    private static Object content(String place, @Nullable Object value) throws IOException {
        if (value instanceof String) {
            return value;
        }
        if (value instanceof Map<?, ?>) {
            throw new IOException(place + ": templates are not filled in by this gateway: send the text itself");
        }
        if (!(value instanceof List<?> blocks)) {
            throw new IOException(place + ": expected a string or a list of content blocks");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            texts.add(text(place + "[" + i + "]", blocks.get(i)));
        }
        return texts.size() == 1
                ? texts.get(0)
                : texts.stream()
                        .map(one -> Shapes.of("type", "text", "text", one))
                        .toList();
    }

    private static String text(String place, @Nullable Object value) throws IOException {
        Map<String, @Nullable Object> block = Shapes.object(place, value);
        String type = Shapes.text(place + ".type", block.get("type"));
        String field = "raw_text".equals(type) ? "value" : "text";
        if (!"text".equals(type) && !"raw_text".equals(type)) {
            throw new IOException(place + ".type: "
                    + (type == null ? "missing" : "`" + Shapes.shown(type) + "` is not taken by this gateway")
                    + ", only `text` and `raw_text` are");
        }
        if (block.size() != 2 || !(block.get(field) instanceof String text)) {
            throw new IOException(place + ": a block of this type takes `" + field + "`, a string, and nothing else");
        }
        return text;
    }
}
