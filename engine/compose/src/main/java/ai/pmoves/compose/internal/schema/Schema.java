package ai.pmoves.compose.internal.schema;

import ai.pmoves.compose.internal.schema.Struct.Field;
import ai.pmoves.compose.internal.schema.Struct.Support;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The structs of {@code compose.shapes}. */
public final class Schema {
    private static final Schema COMPOSE = load();

    private final Map<String, Type> types = new HashMap<>();
    private final Map<String, Struct> structs = new LinkedHashMap<>();

    private Schema() {}

    public static Schema compose() {
        return COMPOSE;
    }

    /** @param name one of the file's structs; another one is a defect of the caller */
    public Struct struct(String name) {
        Struct struct = structs.get(name);
        if (struct == null) {
            throw new IllegalArgumentException("no struct " + name);
        }
        return struct;
    }

    public Iterable<Struct> structs() {
        return structs.values();
    }

    private static Schema load() {
        Schema schema = new Schema();
        try (InputStream in = Schema.class.getResourceAsStream("compose.shapes")) {
            if (in == null) {
                throw new IllegalStateException("compose.shapes is not on the class path");
            }
            schema.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schema;
    }

    private void read(List<String> lines) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("type ")) {
                String[] columns = line.substring(5).trim().split(" +", 2);
                types.put(columns[0], TypeParser.parse(columns[1], types));
            } else if (line.startsWith("struct ")) {
                String[] words = line.split(" ");
                fields = new LinkedHashMap<>();
                String mode = words.length > 2 ? words[2] : "";
                structs.put(words[1], new Struct(words[1], !mode.equals("closed"), mode.equals("open"), fields));
            } else {
                Field field = field(line.trim());
                fields.put(field.key(), field);
            }
        }
    }

    private Field field(String line) {
        String[] columns = line.split(" {2,}");
        boolean required = columns[0].endsWith("*");
        String key = required ? columns[0].substring(0, columns[0].length() - 1) : columns[0];
        return new Field(
                key,
                required,
                TypeParser.parse(columns[1], types),
                columns[2],
                columns.length > 3 ? support(columns[3]) : new Support(Support.Level.SUPPORTED, ""));
    }

    private static Support support(String text) {
        String[] words = text.split(" ", 2);
        return new Support(Support.Level.valueOf(words[0].toUpperCase(Locale.ROOT)), words[1]);
    }
}
