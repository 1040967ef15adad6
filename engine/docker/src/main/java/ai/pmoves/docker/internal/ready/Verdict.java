package ai.pmoves.docker.internal.ready;

import java.util.Optional;

/** How a wait ends. */
public sealed interface Verdict {

    /** @param seenBy probe (our run of the check), engine (its own), running (no check: it runs and stays), exit (it is done) */
    record Ready(String seenBy) implements Verdict {}

    /**
     * @param code of the problem
     * @param message one sentence, beginning with the service's name
     * @param key the part of the service's definition that is to be looked at, empty for the whole
     */
    record Failed(String code, String message, String key, Optional<String> fix) implements Verdict {
        static Failed of(String code, String key, String message) {
            return new Failed(code, message, key, Optional.empty());
        }
    }
}
