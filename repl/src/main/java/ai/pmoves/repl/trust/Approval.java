package ai.pmoves.repl.trust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * That a file may be evaluated as it was.
 *
 * @param file absolute
 * @param digest SHA-256 of its text
 * @param helpers the scripts that it runs, with the SHA-256 of each; of one that was not there, empty
 */
public record Approval(Path file, String digest, Map<Path, String> helpers, Instant at) {
    public Approval {
        helpers = Map.copyOf(helpers);
    }

    /** A script that is not as it was, or was not there and is now. */
    Optional<Path> changedHelper() {
        return helpers.keySet().stream()
                .filter(helper -> !Digest.ofFile(helper).equals(helpers.get(helper)))
                .sorted()
                .findFirst();
    }

    /** How the file is now. */
    public State state() {
        if (!Files.isRegularFile(file)) {
            return State.GONE;
        }
        String text = Digest.text(file);
        return Digest.of(text.startsWith("\uFEFF") ? text.substring(1) : text).equals(digest)
                        && changedHelper().isEmpty()
                ? State.TRUSTED
                : State.CHANGED;
    }

    public enum State {
        TRUSTED,
        CHANGED,
        GONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
