package ai.pmoves.compose;

import ai.pmoves.compose.internal.schema.Schema;
import ai.pmoves.compose.internal.schema.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What this driver does with every key that a compose file may hold. */
public final class SupportMatrix {

    /**
     * @param section where the key stands: service, build, deploy, network ...
     * @param level supported, ignored (a warning) or refused (an error)
     * @param reason empty for supported
     */
    public record Row(String section, String key, String level, String reason) {}

    private SupportMatrix() {}

    public static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Struct struct : Schema.compose().structs()) {
            for (Struct.Field field : struct.fields().values()) {
                Struct.Support support = field.support();
                rows.add(new Row(
                        struct.name(), field.key(), support.level().name().toLowerCase(Locale.ROOT), support.reason()));
            }
        }
        return List.copyOf(rows);
    }
}
