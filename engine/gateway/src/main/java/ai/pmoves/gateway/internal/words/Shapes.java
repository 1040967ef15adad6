package ai.pmoves.gateway.internal.words;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a value of JSON has to be; else a message for the client, which tells the place and none of the text. */
final class Shapes {
    private static final int LONGEST = 60;

    private Shapes() {}

    static @Nullable String text(String place, @Nullable Object value) throws IOException {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new IOException(place + ": expected a string");
    }

    static boolean truth(String place, @Nullable Object value) throws IOException {
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw new IOException(place + ": expected true or false");
    }

    @SuppressWarnings("unchecked") // what was read from JSON has texts for names
    static Map<String, @Nullable Object> object(String place, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IOException(place + ": expected an object");
    }

    /** Two fields in the order in which people write them. */
    static Map<String, Object> of(String first, Object one, String second, Object other) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(first, one);
        object.put(second, other);
        return object;
    }

    /** A name that a client chose, as short as a message can bear. */
    static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
