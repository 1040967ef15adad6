package ai.pmoves.compose.internal.model;

import ai.pmoves.compose.internal.GoFormat;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Go's {@code encoding/json} writes it: {@code < > &} escaped, floats with the fewest digits. */
public final class GoJson {
    private final StringBuilder out = new StringBuilder(1024);
    private final @Nullable String indent;

    private GoJson(@Nullable String indent) {
        this.indent = indent;
    }

    /** On one line, as it is hashed. */
    public static String compact(JsonNode node) {
        GoJson json = new GoJson(null);
        json.write(node, 0);
        return json.out.toString();
    }

    /** With two blanks for each level, as {@code docker compose config --format json} prints it. */
    public static String indented(JsonNode node) {
        GoJson json = new GoJson("  ");
        json.write(node, 0);
        return json.out.toString();
    }

    private void write(JsonNode node, int depth) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, depth);
            case ARRAY -> array(node, depth);
            case STRING -> text(node.textValue());
            case NUMBER ->
                out.append(
                        node.isFloatingPointNumber()
                                ? GoFormat.json(node.doubleValue(), node.isFloat())
                                : node.asText());
            default -> out.append(node.asText());
        }
    }

    private void object(JsonNode node, int depth) {
        out.append('{');
        Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
        boolean any = fields.hasNext();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            line(depth + 1);
            text(field.getKey());
            out.append(indent == null ? ":" : ": ");
            write(field.getValue(), depth + 1);
            out.append(fields.hasNext() ? "," : "");
        }
        if (any) {
            line(depth);
        }
        out.append('}');
    }

    private void array(JsonNode node, int depth) {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
            out.append(i == 0 ? "" : ",");
            line(depth + 1);
            write(node.get(i), depth + 1);
        }
        if (!node.isEmpty()) {
            line(depth);
        }
        out.append(']');
    }

    private void line(int depth) {
        if (indent != null) {
            out.append('\n').append(indent.repeat(depth));
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> character(c);
            }
        }
        out.append('"');
    }

    private void character(char c) {
        boolean escape = c < 0x20 || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029';
        out.append(escape ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
}
