package ai.pmoves.gateway.internal.words;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, each as the bytes that it was sent with: what is passed on is what was said, to the last digit,
 * and 100 MB are not copied to change the name of a model.
 */
final class Fields {
    /** What is asked: a field that comes twice may mean one thing here and another one to the provider. */
    private static final JsonFactory STRICT = factory(true);

    /** What is answered: it is passed on as it is, and was paid for. */
    static final JsonFactory LENIENT = factory(false);

    private static JsonFactory factory(boolean strict) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                .build();
    }

    /** {@code "name": value}, without the comma behind it. */
    record Field(String name, int from, int to) {}

    /** Sees each value where it begins. May read it; must not read on. */
    interface Visitor {
        void value(String name, JsonParser in) throws IOException;
    }

    private final byte[] body;
    private final List<Field> all;

    private Fields(byte[] body, List<Field> all) {
        this.body = body;
        this.all = all;
    }

    /**
     * @throws IOException where it is no JSON object; its message is for the client, and tells the place and none of the text
     */
    static Fields read(byte[] body, int length, Visitor visitor) throws IOException {
        try {
            return parsed(body, length, visitor);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new IOException(
                    "the body is no JSON"
                            + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"),
                    e);
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("the body is no JSON", e);
        } catch (IOException e) {
            throw new IOException("the body is wrong: " + e.getMessage(), e);
        }
    }

    /**
     * All of it by its names, where it is to be looked into.
     *
     * @param unread names of which the values do not matter: they stand for null
     * @throws IOException as {@link #read}
     */
    static Map<String, @Nullable Object> tree(byte[] body, int length, Collection<String> unread) throws IOException {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        read(body, length, (name, in) -> all.put(name, unread.contains(name) ? null : Tree.read(in)));
        return all;
    }

    private static Fields parsed(byte[] body, int length, Visitor visitor) throws IOException {
        List<Field> all = new ArrayList<>();
        try (JsonParser in = STRICT.createParser(body, 0, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            if (in.currentTokenLocation().getByteOffset() < 0) {
                throw new IOException("not in UTF-8");
            }
            String name = "";
            int from = -1;
            while (true) {
                JsonToken token = in.nextToken();
                int here = (int) in.currentTokenLocation().getByteOffset();
                if (from >= 0) {
                    all.add(new Field(name, from, end(body, here)));
                }
                if (token == JsonToken.END_OBJECT) {
                    break;
                }
                name = in.currentName();
                from = here;
                in.nextToken();
                visitor.value(name, in);
                in.skipChildren();
            }
            if (in.nextToken() != null) {
                throw new IOException("something follows the JSON object");
            }
        }
        return new Fields(body, all);
    }

    /** A value ends before the comma that parts it from what comes next. */
    private static int end(byte[] body, int next) {
        int at = blanks(body, next);
        return body[at - 1] == ',' ? blanks(body, at - 1) : at;
    }

    private static int blanks(byte[] body, int at) {
        int before = at;
        while (body[before - 1] == ' '
                || body[before - 1] == '\n'
                || body[before - 1] == '\r'
                || body[before - 1] == '\t') {
            before--;
        }
        return before;
    }

    /** Each as it was sent. */
    List<Field> all() {
        return all;
    }

    ByteBuffer bytes(Field field) {
        return ByteBuffer.wrap(body, field.from(), field.to() - field.from()).slice();
    }
}
