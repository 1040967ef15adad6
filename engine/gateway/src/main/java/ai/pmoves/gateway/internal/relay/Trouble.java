package ai.pmoves.gateway.internal.relay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a provider did not answer.
 *
 * @param kind what it means for who is asked next
 * @param words the cause, in our own words: no text of the request, no key
 * @param said what the provider says about it, without its key; empty where it says nothing
 * @param status what it answered with, 0 for nothing
 * @param rest how long it asks to be left alone; null where it does not say
 */
record Trouble(
        Kind kind,
        String words,
        String said,
        int status,
        @Nullable Duration rest) {
    enum Kind {
        /** Asked once more, if its tier says so; then the next. */
        PASSING,
        /** The same, and it counts as told to wait. */
        LIMITED,
        /** It would not answer the second time either: the next is asked. */
        LASTING,
        /** The provider is well, and this model is not: the next is asked, and the provider is not held for ill. */
        MODEL,
        /** The request is longer than this model takes: another one may take more. */
        LONG,
        /** It took too long: asked once more, if its tier says so; then the next. */
        LATE,
        /** The gateway itself has no room for the answer: the provider is well, and nobody else is asked. */
        FULL,
        /** The request is wrong: everybody would refuse it. */
        REQUEST
    }

    static Trouble passing(String words) {
        return new Trouble(Kind.PASSING, words, "", 0, null);
    }

    static Trouble late(String words) {
        return new Trouble(Kind.LATE, words, "", 0, null);
    }

    static Trouble lasting(String words) {
        return new Trouble(Kind.LASTING, words, "", 0, null);
    }

    /** Whether the provider is to blame. */
    boolean ill() {
        return switch (kind) {
            case MODEL, LONG, REQUEST, FULL -> false;
            case PASSING, LIMITED, LASTING, LATE -> true;
        };
    }

    boolean again() {
        return kind == Kind.PASSING || kind == Kind.LIMITED || kind == Kind.LATE;
    }

    /** The cause, and what the provider says about it. */
    String whole() {
        return said.isEmpty() ? words : words + ": " + said;
    }
}
