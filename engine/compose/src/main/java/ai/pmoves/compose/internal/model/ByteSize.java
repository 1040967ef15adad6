package ai.pmoves.compose.internal.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sizes such as {@code 512m}, {@code 1.5 GiB}: powers of 1024, whatever the letters. */
public final class ByteSize {
    private static final Pattern SIZE = Pattern.compile("([0-9]*\\.?[0-9]*) ?(b|[kmgtp](?:i?b)?)?");

    private ByteSize() {}

    /** Bytes, or null if the text is no size. */
    public static @Nullable Long parse(String text) {
        Matcher m = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!m.matches() || m.group(1).isEmpty() || m.group(1).equals(".")) {
            return null;
        }
        String unit = m.group(2) == null ? "b" : m.group(2);
        int power = "bkmgtp".indexOf(unit.charAt(0));
        return (long) (Double.parseDouble(m.group(1)) * Math.pow(1024, power));
    }
}
