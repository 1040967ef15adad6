package ai.pmoves.compose.internal;

import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** How Go, in which Compose is written, prints values: this decides what a container's environment holds and what is hashed. */
public final class GoFormat {
    /** The order of UTF-8 bytes, which differs from that of UTF-16 units beyond the basic plane. */
    public static final Comparator<String> BYTES = GoFormat::compareCodePoints;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'Z' 'UTC'").withZone(ZoneOffset.UTC);

    private GoFormat() {}

    /** As {@code fmt.Sprint} prints a scalar. */
    public static String value(YamlNode node) {
        return node instanceof YamlScalar scalar ? value(scalar.value()) : node.toString();
    }

    public static String value(@Nullable Object value) {
        if (value == null) {
            return "<nil>";
        }
        if (value instanceof Double d) {
            return general(d);
        }
        return value instanceof Instant time ? TIME.format(time).replace(" Z ", " +0000 ") : value.toString();
    }

    /** {@code %v} of a float64: shortest digits, with an exponent below 1e-04 and from 1e+06 on. */
    private static String general(double d) {
        if (Double.isNaN(d) || Double.isInfinite(d)) {
            return Double.isNaN(d) ? "NaN" : d > 0 ? "+Inf" : "-Inf";
        }
        if (d == 0) {
            return 1 / d < 0 ? "-0" : "0";
        }
        BigDecimal exact = shortest(d).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        return exponent < -4 || exponent >= 6 ? scientific(exact, exponent) : exact.toPlainString();
    }

    private static String scientific(BigDecimal exact, int exponent) {
        String digits = exact.unscaledValue().abs().toString();
        return (exact.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    /** As {@code encoding/json} prints a float32 or float64. */
    public static String json(double value, boolean single) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal exact = (single ? shortest((float) value) : shortest(value)).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= 1e-6 && size < 1e21) {
            return exact.toPlainString();
        }
        String text = scientific(exact, exact.precision() - exact.scale() - 1);
        return text.replaceFirst("e-0(\\d)$", "e-$1");
    }

    /** The fewest digits that read back as the same number; Double.toString gives one too many before JDK 19. */
    private static BigDecimal shortest(double value) {
        BigDecimal printed = new BigDecimal(Double.toString(value));
        for (int digits = 1; digits < printed.precision(); digits++) {
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return printed;
    }

    private static BigDecimal shortest(float value) {
        BigDecimal printed = new BigDecimal(Float.toString(value));
        for (int digits = 1; digits < printed.precision(); digits++) {
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
            if (rounded.floatValue() == value) {
                return rounded;
            }
        }
        return printed;
    }

    private static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // surrogates stand for what lies beyond all other characters
                boolean beyond = Character.isSurrogate(x);
                return beyond == Character.isSurrogate(y) ? x - y : beyond ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }
}
