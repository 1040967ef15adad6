package ai.pmoves.workspace.yaml;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What a plain scalar means to Compose, whose reader mixes YAML 1.1 and 1.2: booleans are only true and false, a leading 0 is
 * octal, {@code _} may separate digits, base 60 does not exist, and a date is a date.
 */
final class ScalarRules {
    private static final Map<String, Optional<Object>> WORDS = words();
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:(?:[Tt]| +)(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{1,9}))?(Z|[-+]\\d{2}:\\d{2})?)?");
    private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(64);

    private ScalarRules() {}

    static @Nullable Object resolve(ScalarNode node) {
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        boolean untyped = tag.equals(ImplicitTags.PLAIN)
                || tag.equals(Tag.INT)
                || tag.equals(Tag.FLOAT)
                || tag.equals(Tag.BOOL)
                || tag.equals(Tag.TIMESTAMP);
        return untyped ? plain(node.getValue()) : node.getValue();
    }

    static @Nullable Object plain(String text) {
        Optional<Object> word = WORDS.get(text);
        if (word != null) {
            return word.orElse(null);
        }
        char first = text.charAt(0);
        if (first != '+' && first != '-' && first != '.' && (first < '0' || first > '9')) {
            return text;
        }
        return number(text);
    }

    private static Object number(String text) {
        Instant date = date(text);
        if (date != null) {
            return date;
        }
        String digits = text.replace("_", "");
        BigInteger integer = integer(digits);
        if (integer != null && integer.bitLength() < 64) {
            return integer.longValue();
        }
        if (integer != null && integer.signum() > 0 && integer.compareTo(UNSIGNED) < 0) {
            return integer;
        }
        return FLOAT.matcher(digits).matches() ? (Object) Double.valueOf(digits) : text;
    }

    private static @Nullable BigInteger integer(String digits) {
        boolean signed = digits.startsWith("-") || digits.startsWith("+");
        String body = signed ? digits.substring(1) : digits;
        int radix = 10;
        if (body.length() > 1 && body.charAt(0) == '0') {
            radix = switch (body.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'b', 'B' -> 2;
                default -> 8;
            };
            boolean prefixed = radix != 8 || body.charAt(1) == 'o' || body.charAt(1) == 'O';
            body = body.substring(prefixed ? 2 : 1);
        }
        if (body.isEmpty() || body.length() > 70 || !Character.isLetterOrDigit(body.charAt(0))) {
            return null;
        }
        try {
            BigInteger value = new BigInteger(body, radix);
            return digits.startsWith("-") ? value.negate() : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Instant date(String text) {
        if (text.length() < 8 || text.charAt(4) != '-') {
            return null;
        }
        Matcher m = DATE.matcher(text);
        if (!m.matches()) {
            return null;
        }
        boolean t = m.group(4) != null && (text.indexOf('T') > 0 || text.indexOf('t') > 0);
        if (m.group(4) != null && t != (m.group(8) != null)) {
            return null;
        }
        try {
            String nanos = m.group(7) == null ? "0" : (m.group(7) + "000000000").substring(0, 9);
            LocalDateTime local = LocalDateTime.of(
                    part(m, 1), part(m, 2), part(m, 3), part(m, 4), part(m, 5), part(m, 6), Integer.parseInt(nanos));
            return local.toInstant(m.group(8) == null ? ZoneOffset.UTC : ZoneOffset.of(m.group(8)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int part(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }

    private static Map<String, Optional<Object>> words() {
        Map<String, Optional<Object>> words = new HashMap<>();
        for (String word : new String[] {"", "~", "null", "Null", "NULL"}) {
            words.put(word, Optional.empty());
        }
        for (String word : new String[] {"true", "True", "TRUE"}) {
            words.put(word, Optional.of(true));
        }
        for (String word : new String[] {"false", "False", "FALSE"}) {
            words.put(word, Optional.of(false));
        }
        for (String word : new String[] {".nan", ".NaN", ".NAN"}) {
            words.put(word, Optional.of(Double.NaN));
        }
        for (String word : new String[] {".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"}) {
            words.put(word, Optional.of(Double.POSITIVE_INFINITY));
        }
        for (String word : new String[] {"-.inf", "-.Inf", "-.INF"}) {
            words.put(word, Optional.of(Double.NEGATIVE_INFINITY));
        }
        return Map.copyOf(words);
    }
}
