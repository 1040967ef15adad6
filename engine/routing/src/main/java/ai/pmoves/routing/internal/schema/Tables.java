package ai.pmoves.routing.internal.schema;

import ai.pmoves.workspace.toml.TomlMap;
import org.jspecify.annotations.Nullable;

/** Tables as they are written, for what only the text tells: where a key stands, and what beside the known is in it. */
final class Tables {
    private Tables() {}

    static @Nullable TomlMap at(TomlMap table, String... path) {
        TomlMap at = table;
        for (String key : path) {
            at = at == null ? null : at.map(key);
        }
        return at;
    }

    /** @param kind {@code models} or {@code embedding_models} */
    static @Nullable TomlMap provider(TomlMap root, String kind, String model, String provider) {
        return at(root, kind, model, "providers", provider);
    }
}
