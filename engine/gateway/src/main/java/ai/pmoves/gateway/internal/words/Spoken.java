package ai.pmoves.gateway.internal.words;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the first choice of an answer, or of one event of a stream, says.
 *
 * @param text null where it says none
 * @param finish why it ends here, in the words of TensorZero; null where it does not
 * @param tokens what it cost; null where it does not tell
 */
record Spoken(
        @Nullable String text,
        @Nullable String finish,
        @Nullable Tokens tokens) {

    /** @throws IOException where it is no JSON object */
    static Spoken read(byte[] body) throws IOException {
        Reading reading = new Reading();
        try (JsonParser in = Fields.LENIENT.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean choices = in.currentName().equals("choices");
                if (in.nextToken() == JsonToken.START_ARRAY && choices) {
                    reading.choices(in);
                } else {
                    in.skipChildren();
                }
            }
        }
        return new Spoken(
                reading.text,
                reading.finish,
                Answered.read(body, 0, body.length).tokens());
    }

    private static final class Reading {
        private @Nullable String text;
        private @Nullable String finish;

        void choices(JsonParser in) throws IOException {
            boolean first = true;
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (first && in.currentToken() == JsonToken.START_OBJECT) {
                    choice(in);
                } else {
                    in.skipChildren();
                }
                first = false;
            }
        }

        private void choice(JsonParser in) throws IOException {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                boolean said = name.equals("message") || name.equals("delta");
                if (said && value == JsonToken.START_OBJECT) {
                    message(in);
                } else if (name.equals("finish_reason") && value == JsonToken.VALUE_STRING) {
                    finish = finish(in.getText());
                } else {
                    in.skipChildren();
                }
            }
        }

        private void message(JsonParser in) throws IOException {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean content = in.currentName().equals("content");
                JsonToken value = in.nextToken();
                if (content && value == JsonToken.VALUE_STRING) {
                    text = in.getText();
                } else if (content && value == JsonToken.START_ARRAY) {
                    text = parts(in);
                } else {
                    in.skipChildren();
                }
            }
        }

        /** The texts of a content that comes in parts, as some say it even where there is one. */
        private static @Nullable String parts(JsonParser in) throws IOException {
            StringBuilder all = new StringBuilder();
            boolean any = false;
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (in.currentToken() != JsonToken.START_OBJECT) {
                    in.skipChildren();
                    continue;
                }
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    boolean said = in.currentName().equals("text");
                    if (in.nextToken() == JsonToken.VALUE_STRING && said) {
                        all.append(in.getText());
                        any = true;
                    } else {
                        in.skipChildren();
                    }
                }
            }
            return any ? all.toString() : null;
        }

        private static String finish(String reason) {
            return switch (reason) {
                case "stop", "length", "content_filter" -> reason;
                case "tool_calls", "function_call" -> "tool_call";
                default -> "unknown";
            };
        }
    }
}
