package ai.pmoves.dsl.language;

import ai.pmoves.kernel.KeyComponent;
import ai.pmoves.kernel.Secret;
import ai.pmoves.kernel.Sha256;
import ai.pmoves.kernel.StepPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says of a value what a step's key needs to know of it. */
public final class Captured {
    private static final int PLAIN = 80;

    private Captured() {}

    /** Whether {@link #comparable} can say more of the value than that it is there. */
    public static boolean isComparable(@Nullable Object value) {
        if (value instanceof Collection<?> all) {
            return all.stream().allMatch(Captured::isComparable);
        }
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(Captured::isComparable)
                    && map.values().stream().allMatch(Captured::isComparable);
        }
        return isPlain(value) || value instanceof Secret || value instanceof Fingerprinted;
    }

    /** Short values as they are, long ones as a digest; a secret's name and version. */
    public static String comparable(@Nullable Object value) {
        String text = text(value);
        return text.length() <= PLAIN && text.indexOf('\n') < 0 ? text : "sha256:" + Sha256.of(text);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Secret secret) {
            return "secret " + secret.name() + " version " + secret.version();
        }
        if (value instanceof Fingerprinted known) {
            KeyComponent fingerprint = known.fingerprint();
            return fingerprint.name() + ": " + fingerprint.value();
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(Captured::quoted).toList().toString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, entry) -> sorted.put(text(key), quoted(entry)));
            return sorted.toString();
        }
        if (!isPlain(value)) {
            throw Mistakes.of(
                    "dsl.value-not-comparable",
                    "a value of type "
                            + (value == null ? "null" : value.getClass().getSimpleName())
                            + " cannot be compared from run to run",
                    "give a text, a number, a list or a map of them, a service, a network, a volume or a stack");
        }
        return String.valueOf(value);
    }

    /** Lengths keep [a, b] and ["a, b"] apart. */
    private static String quoted(@Nullable Object value) {
        String text = text(value);
        return text.length() + ":" + text;
    }

    private static boolean isPlain(@Nullable Object value) {
        return value == null
                || value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof Duration
                || value instanceof Path
                || value instanceof StepPath;
    }
}
