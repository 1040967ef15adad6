package ai.pmoves.compose.internal;

import org.jspecify.annotations.Nullable;

/** How a value that was written otherwise is to be written. */
public final class Written {
    private Written() {}

    /** {@code "write 30s"} for a bare 30, as a number or a text; any example for other texts. */
    public static String duration(@Nullable Object value) {
        String text = String.valueOf(value).strip();
        return text.matches("\\d{1,18}(\\.\\d{1,9})?")
                ? "write " + text + "s"
                : "write a number with its unit, such as 30s, 500ms or 1m30s";
    }
}
