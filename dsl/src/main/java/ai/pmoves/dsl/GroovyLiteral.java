package ai.pmoves.dsl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain data as it is written in Groovy: texts, numbers, true and false, lists and maps of them. */
public final class GroovyLiteral {
    private GroovyLiteral() {}

    /** Between single quotes, on one line whatever is in it. */
    public static String text(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\\', '\'' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return quoted.append('\'').toString();
    }

    /** Empty for what is no plain data, or holds something that is none. */
    public static Optional<String> of(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            return Optional.of(String.valueOf(value));
        }
        if (value instanceof String text) {
            return Optional.of(text(text));
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return Optional.of(value + (value instanceof Long ? "L" : "G"));
        }
        if (value instanceof BigDecimal number) {
            return Optional.of(number.toPlainString() + (number.scale() <= 0 ? "G" : ""));
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return Optional.of(number + "d");
        }
        if (value instanceof List<?> list) {
            return all(list).map(parts -> "[" + String.join(", ", parts) + "]");
        }
        return value instanceof Map<?, ?> map ? map(map) : Optional.empty();
    }

    private static Optional<String> map(Map<?, ?> map) {
        boolean named = map.keySet().stream().allMatch(String.class::isInstance);
        List<String> names =
                map.keySet().stream().map(name -> text(String.valueOf(name))).toList();
        return all(new ArrayList<>(map.values())).filter(values -> named).map(values -> {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                pairs.add(names.get(i) + ": " + values.get(i));
            }
            return pairs.isEmpty() ? "[:]" : "[" + String.join(", ", pairs) + "]";
        });
    }

    private static Optional<List<String>> all(List<?> values) {
        List<String> written = new ArrayList<>();
        for (Object value : values) {
            Optional<String> one = of(value);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            written.add(one.get());
        }
        return Optional.of(written);
    }
}
