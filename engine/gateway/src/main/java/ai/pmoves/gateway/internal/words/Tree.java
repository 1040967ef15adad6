package ai.pmoves.gateway.internal.words;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of JSON as maps, lists, texts, numbers and truth values. Jackson limits how deep it may be. */
final class Tree {
    private Tree() {}

    /** @throws IOException where it is no JSON, or more than one value */
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

    /** The value that begins here; afterwards the parser stands at its end. */
    static @Nullable Object read(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> all = new LinkedHashMap<>();
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    String name = in.currentName();
                    in.nextToken();
                    all.put(name, read(in));
                }
                yield all;
            }
            case START_ARRAY -> {
                List<@Nullable Object> all = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    all.add(read(in));
                }
                yield all;
            }
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> in.getDecimalValue();
            default -> in.getText();
        };
    }
}
