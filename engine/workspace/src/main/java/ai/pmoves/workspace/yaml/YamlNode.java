package ai.pmoves.workspace.yaml;

import ai.pmoves.kernel.Location;
import org.jspecify.annotations.Nullable;

/** One value of a YAML document, immutable, with its place and its application tag ({@code !reset}), if it has one. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {

    /** Where the value starts. */
    Location where();

    /** The local tag as written ({@code !override}); null for none and for the core ones such as {@code !!str}. */
    @Nullable
    String tag();

    /** In the words of the schema: mapping, array, string, number, boolean or null. */
    String kind();

    /** The text of a string scalar, else null. */
    default @Nullable String asText() {
        return this instanceof YamlScalar scalar && scalar.value() instanceof String text ? text : null;
    }

    default boolean isNull() {
        return this instanceof YamlScalar scalar && scalar.value() == null;
    }
}
