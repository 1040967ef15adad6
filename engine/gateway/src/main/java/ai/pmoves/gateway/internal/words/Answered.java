package ai.pmoves.gateway.internal.words;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What an answer, or one event of a stream, says about itself.
 *
 * @param whole whether it holds what was asked for: choices, or data
 * @param empty whether its list of choices is empty, as that of the event about the costs is
 * @param says whether a choice says something, a word, a call or a thought, or that it ends: not only who speaks
 * @param finished whether a choice says that it ends here
 * @param error what is wrong, in the words of the provider; null where nothing is
 * @param tokens null where it tells none
 */
public record Answered(
        boolean whole,
        boolean empty,
        boolean says,
        boolean finished,
        @Nullable String error,
        @Nullable Tokens tokens) {
    /** @throws IOException where it is no JSON object */
    public static Answered read(byte[] text, int from, int length) throws IOException {
        Reading reading = new Reading();
        try (JsonParser in = Fields.LENIENT.createParser(text, from, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            reading.object(in);
            if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
                throw new IOException("no whole JSON object");
            }
        }
        return reading.done();
    }

    /**
     * What a provider says about a request that it did not answer.
     *
     * @param words empty where it says nothing that can be read
     * @param code such as {@code rate_limit_exceeded}; empty for none
     */
    public record Complaint(String words, String code) {}

    /** Reads what can be read. */
    public static Complaint complaint(byte[] text) {
        int at = 0;
        while (at < text.length && (text[at] == '[' || Character.isWhitespace(text[at]))) {
            at++; // some wrap what is wrong into a list
        }
        Reading reading = new Reading();
        try (JsonParser in = Fields.LENIENT.createParser(text, at, text.length - at)) {
            if (in.nextToken() == JsonToken.START_OBJECT) {
                reading.object(in);
            }
        } catch (IOException e) {
            return new Complaint("", "");
        }
        String said = reading.error == null ? reading.message : reading.error;
        return new Complaint(said == null ? "" : said, reading.code);
    }

    private static String message(JsonParser in, Reading reading) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return in.getText();
        }
        String message = "an error without words";
        if (in.currentToken() == JsonToken.START_OBJECT) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                if (in.nextToken() == JsonToken.VALUE_STRING) {
                    switch (name) {
                        case "message" -> message = in.getText();
                        case "code" -> reading.code = in.getText();
                        default -> {
                            // nothing that decides
                        }
                    }
                }
                in.skipChildren();
            }
        }
        in.skipChildren();
        return message;
    }

    private static final class Reading {
        private boolean whole;
        private boolean empty;
        private boolean says;
        private boolean finished;
        private @Nullable String error;
        private @Nullable String message;
        private String code = "";
        private @Nullable Tokens tokens;

        void object(JsonParser in) throws IOException {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                switch (name) {
                    case "choices" -> choices(in);
                    case "data" -> {
                        whole |= value == JsonToken.START_ARRAY;
                        in.skipChildren();
                    }
                    case "error" -> error = value == JsonToken.VALUE_NULL ? null : message(in, this);
                    case "message", "detail" -> {
                        if (value == JsonToken.VALUE_STRING) {
                            message = in.getText();
                        }
                        in.skipChildren();
                    }
                    case "usage" -> usage(in);
                    default -> in.skipChildren();
                }
            }
        }

        Answered done() {
            return new Answered(
                    whole, empty, says || finished, finished, error == null && !whole ? message : error, tokens);
        }

        void choices(JsonParser in) throws IOException {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                in.skipChildren();
                return;
            }
            whole = true;
            empty = true;
            while (in.nextToken() != JsonToken.END_ARRAY) {
                empty = false;
                if (in.currentToken() != JsonToken.START_OBJECT) {
                    in.skipChildren();
                    continue;
                }
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    choice(in.currentName(), in.nextToken(), in);
                    in.skipChildren();
                }
            }
        }

        private void choice(String name, JsonToken value, JsonParser in) throws IOException {
            switch (name) {
                case "finish_reason" -> finished |= value == JsonToken.VALUE_STRING;
                case "text" -> says |= something(value, in);
                case "delta", "message" -> {
                    while (value == JsonToken.START_OBJECT && in.nextToken() == JsonToken.FIELD_NAME) {
                        boolean role = in.currentName().equals("role");
                        says |= something(in.nextToken(), in) && !role;
                        in.skipChildren();
                    }
                }
                default -> {
                    // how it came to what it says
                }
            }
        }

        /** A text that is not empty, or anything that has parts. */
        private static boolean something(JsonToken value, JsonParser in) throws IOException {
            if (!value.isStructStart()) {
                return value == JsonToken.VALUE_STRING && in.getTextLength() > 0;
            }
            boolean any = false;
            while (!in.nextToken().isStructEnd()) {
                any = true;
                in.skipChildren();
            }
            return any;
        }

        void usage(JsonParser in) throws IOException {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                in.skipChildren();
                return;
            }
            long input = 0;
            long output = 0;
            long total = 0;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                if (in.nextToken() == JsonToken.VALUE_NUMBER_INT
                        && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                    long count = Math.max(0, Math.min(in.getLongValue(), Integer.MAX_VALUE));
                    switch (name) {
                        case "prompt_tokens", "input_tokens" -> input = count;
                        case "completion_tokens", "output_tokens" -> output = count;
                        case "total_tokens" -> total = count;
                        default -> {
                            // parts of what is counted already
                        }
                    }
                }
                in.skipChildren();
            }
            tokens = new Tokens(Math.max(input, total - output), output);
        }
    }
}
