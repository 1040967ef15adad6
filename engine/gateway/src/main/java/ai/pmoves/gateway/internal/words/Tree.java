package ai.pmoves.gateway.internal.words;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of JSON as maps, lists, texts, numbers and truth values: not deeper and not of more parts than people write by hand. */
final class Tree {
    /** A part takes up to some 200 bytes, and two characters of text are enough to write one. */
    private static final int MOST = 100_000;

    /** Less than what Jackson reads: what is told of it lies a little deeper, and has to be written, too. */
    private static final int DEEPEST = 900;

    private final JsonParser in;
    private int count;

    private Tree(JsonParser in) {
        this.in = in;
    }

    /** @throws IOException where it is no JSON, more than one value, or more than is read */
    static @Nullable Object read(String text) throws IOException {
        try (JsonParser in = Fields.LENIENT.createParser(text)) {
            if (in.nextToken() == null) {
                throw new IOException("nothing");
            }
            Object value = read(in);
            if (in.nextToken() != null) {
                throw new IOException("something follows");
            }
            return value;
        }
    }

    /** The value that begins here; afterwards the parser stands at its end. @throws IOException as {@link #read(String)} */
    static @Nullable Object read(JsonParser in) throws IOException {
        return new Tree(in).value(0);
    }

    private @Nullable Object value(int depth) throws IOException {
        if (++count > MOST) {
            throw new IOException("a value has more than " + MOST + " parts");
        }
        if (depth > DEEPEST) {
            throw new IOException("a value is nested deeper than " + DEEPEST + " times");
        }
        return switch (in.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> all = new LinkedHashMap<>();
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    String name = in.currentName();
                    in.nextToken();
                    all.put(name, value(depth + 1));
                }
                yield all;
            }
            case START_ARRAY -> {
                List<@Nullable Object> all = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    all.add(value(depth + 1));
                }
                yield all;
            }
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> decimal();
            default -> in.getText();
        };
    }

    private BigDecimal decimal() throws IOException {
        try {
            return in.getDecimalValue();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IOException("a number has an exponent that no computer holds", e);
        }
    }
}
