package ai.pmoves.routing.internal.shape;

import java.math.BigDecimal;

/** Numbers as the gateway writes them. */
public final class Numbers {
    private Numbers() {}

    /** Without an exponent, whole ones without a fraction. */
    public static String plain(double number) {
        String text = BigDecimal.valueOf(number).toPlainString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
