package ai.pmoves.kernel.internal.journal;

import ai.pmoves.kernel.Decision.Verb;
import ai.pmoves.kernel.EventType;
import ai.pmoves.kernel.Status;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what is stored back into what it stands for; the one place that does. */
final class StoredWords {
    private static final Map<String, EventType> TYPES = byWord(EventType.values(), EventType::word);
    private static final Map<String, Status> STATUSES = byWord(Status.values(), Status::word);
    private static final Map<String, Verb> VERBS = byWord(Verb.values(), Verb::name);
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z._-]*");

    /** A word, but none of ours: a later pmoves may have written it. */
    static final class Unknown extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Unknown(String word) {
            super("'" + word + "'");
        }
    }

    private StoredWords() {}

    static EventType type(String stored) {
        return known(TYPES, stored);
    }

    /** Null for what is stored where there is none. */
    static @Nullable Status status(String stored) {
        return stored.isEmpty() ? null : known(STATUSES, stored);
    }

    static Verb verb(String stored) {
        return known(VERBS, stored);
    }

    /** @param millis since 1970, up to the year 9999 */
    static Instant time(long millis) {
        if (millis < 0 || millis > LATEST) {
            throw new IllegalArgumentException(millis + " is no time");
        }
        return Instant.ofEpochMilli(millis);
    }

    private static <T> Map<String, T> byWord(T[] values, Function<T, String> word) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(word, value -> value));
    }

    private static <T> T known(Map<String, T> words, String stored) {
        T value = words.get(stored);
        if (value != null) {
            return value;
        }
        throw WORD.matcher(stored).matches()
                ? new Unknown(stored)
                : new IllegalArgumentException("'" + stored + "' is no word");
    }

    /** Such as {@code 'step.intent', 'step.outcome'}, for a query. */
    static String sql(EventType... types) {
        return Arrays.stream(types).map(type -> "'" + type.word() + "'").collect(Collectors.joining(", "));
    }
}
