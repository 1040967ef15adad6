package ai.pmoves.compose.internal.schema;

import java.util.Map;

/**
 * A mapping with known keys.
 *
 * @param extensible takes {@code x-*} keys
 * @param open takes any other key too
 * @param fields by key, in the order in which Compose serialises them
 */
public record Struct(String name, boolean extensible, boolean open, Map<String, Field> fields) {

    /**
     * @param writes canonical form, {@code -} for none
     * @param support what this driver does with it
     */
    public record Field(String key, boolean required, Type type, String writes, Support support) {

        boolean isDuration() {
            return writes.startsWith("duration");
        }
    }

    /** @param reason a clause that tells the operator why; empty for supported */
    public record Support(Level level, String reason) {
        public enum Level {
            SUPPORTED,
            IGNORED,
            REFUSED
        }
    }
}
