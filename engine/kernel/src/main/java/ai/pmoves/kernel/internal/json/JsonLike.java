package ai.pmoves.kernel.internal.json;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import ai.pmoves.kernel.Problem;
import ai.pmoves.kernel.Secret;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data that JSON can hold, in one form per meaning: keys sorted, numbers without a needless fraction, so that equal outputs
 * have equal text whether they come from an action or from the journal.
 */
public final class JsonLike {
    private static final int DEEPEST = 100;

    private JsonLike() {}

    /** @throws PmovesException for an object that JSON has no form for */
    public static @Nullable Object of(@Nullable Object value) {
        return of(value, 0);
    }

    private static @Nullable Object of(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw unfit("is nested deeper than " + DEEPEST + " levels");
        }
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, element) -> sorted.put(String.valueOf(key), of(element, depth + 1)));
            return sorted;
        }
        if (value instanceof Iterable<?> elements && !(value instanceof Path)) {
            List<@Nullable Object> list = new ArrayList<>();
            elements.forEach(element -> list.add(of(element, depth + 1)));
            return list;
        }
        if (value instanceof Object[] array) {
            return of(Arrays.asList(array), depth);
        }
        if (isText(value)) {
            return value.toString();
        }
        throw unfit("holds a " + value.getClass().getName());
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence
                || value instanceof Character
                || value instanceof Enum
                || value instanceof Path
                || value instanceof File
                || value instanceof URI
                || value instanceof UUID
                || value instanceof Duration
                || value instanceof TemporalAccessor
                || value instanceof Secret;
    }

    private static Object number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double plain = number.doubleValue();
            if (Double.isNaN(plain) || Double.isInfinite(plain)) {
                return number.toString();
            }
        }
        BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
        if (exact.scale() > 0) {
            return exact;
        }
        BigInteger whole = exact.toBigInteger();
        return whole.bitLength() < Long.SIZE ? (Object) whole.longValueExact() : whole;
    }

    private static PmovesException unfit(String how) {
        return new PmovesException(
                ExitCode.FAILED,
                Problem.error("step.output-not-data", "the step's output " + how)
                        .fix("return null, text, numbers, booleans, lists or maps"));
    }
}
