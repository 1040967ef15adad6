package ai.pmoves.workspace.yaml;

import ai.pmoves.kernel.Location;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scalar.
 *
 * @param value null, Boolean, Long, BigInteger, Double, Instant (an unquoted date) or String
 * @param span the source text it was written with; null for one that was made, not read
 */
public record YamlScalar(
        @Nullable Object value,
        Location where,
        @Nullable String tag,
        @Nullable YamlSpan span) implements YamlNode {

    /** A value that stands where another one was written. */
    public static YamlScalar of(@Nullable Object value, YamlNode origin) {
        YamlSpan span = origin instanceof YamlScalar scalar ? scalar.span : null;
        return new YamlScalar(value, origin.where(), null, span);
    }

    public static YamlScalar at(@Nullable Object value, Location where) {
        return new YamlScalar(value, where, null, null);
    }

    /** The place of a piece of this scalar's text, as a person sees it in the file; the scalar's own if it is not there. */
    public Location locate(String piece) {
        return span == null ? where : Objects.requireNonNullElse(span.find(piece), where);
    }

    @Override
    public String kind() {
        if (value == null) {
            return "null";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        return value instanceof Number ? "number" : "string";
    }

    /** Equal if the values are; places do not count. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof YamlScalar scalar && Objects.equals(value, scalar.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }
}
