package ai.pmoves.audit.internal.image;

import java.util.Optional;

/** What of a service's image is known, and from where. */
public interface Contents {

    /** Nothing is known. */
    Contents UNKNOWN = new Contents() {};

    /** @param name a name that is looked up on the PATH, or a path */
    default Presence program(String name) {
        return Presence.UNKNOWN;
    }

    /** What {@code CMD-SHELL} needs. */
    default Presence shell() {
        return Presence.UNKNOWN;
    }

    /** Whether {@code sh} is bash, which knows {@code /dev/tcp}. */
    default Presence bashAsShell() {
        return Presence.UNKNOWN;
    }

    /** A healthcheck of its own. */
    default Presence healthcheck() {
        return Presence.UNKNOWN;
    }

    /** A test that works in it, as YAML. */
    default Optional<String> proposedTest() {
        return Optional.empty();
    }

    /** How it is known: follows a sentence in brackets. */
    default String source() {
        return "";
    }

    /** Whether it was looked at, and not only heard of. */
    default boolean seen() {
        return false;
    }
}
