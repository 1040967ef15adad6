package ai.pmoves.workspace.toml;

import ai.pmoves.kernel.Location;
import org.jspecify.annotations.Nullable;

/** One value of a TOML document, immutable, with its place. */
public sealed interface TomlNode permits TomlMap, TomlList, TomlValue {

    /** Where the value stands: the key of a table, the first character of anything else. */
    Location where();

    /** The text of a string, else null. */
    default @Nullable String asText() {
        return this instanceof TomlValue value && value.value() instanceof String text ? text : null;
    }
}
