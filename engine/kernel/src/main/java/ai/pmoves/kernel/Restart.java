package ai.pmoves.kernel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a step that stopped a run: however it ended, and whatever its check says. Journaled with its reason;
 * where the run stops before the step's turn comes, it stands for the next resume.
 *
 * @param reason in the words of who decided; may be empty for a retry
 * @param value the step's result from now on, JSON-like data; for {@link Kind#VALUE} only
 * @param own which of the step's own restarts; for {@link Kind#OWN} only
 */
public record Restart(
        Kind kind,
        String reason,
        @Nullable Object value,
        @Nullable String own) {

    /** The ways on. */
    public enum Kind {
        /** Act again. */
        RETRY,
        /** Leave it out of this run, and what needs it. */
        SKIP,
        /** Take a value as its result; do not act. */
        VALUE,
        /** Go the way that the runbook offers for this step, see {@link OwnRestart}. */
        OWN;

        /** As it is typed and stored. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Restart {
        if (kind == Kind.SKIP && reason.isBlank()) {
            throw new IllegalArgumentException("who leaves a step out says why");
        }
        if ((kind == Kind.OWN) != (own != null)) {
            throw new IllegalArgumentException("a step's own restart has a name, and nothing else has");
        }
    }

    /** One that every step knows. */
    public Restart(Kind kind, String reason, @Nullable Object value) {
        this(kind, reason, value, null);
    }

    /** One of the step's own. */
    public static Restart own(String name, String reason) {
        return new Restart(Kind.OWN, reason, null, name);
    }

    /** By its word. @param value for {@link Kind#VALUE} only */
    public static Restart of(String word, String reason, @Nullable Object value) {
        return OwnRestart.COMMON.contains(word)
                ? new Restart(Kind.valueOf(word.toUpperCase(Locale.ROOT)), reason, value)
                : own(word, reason);
    }

    /** As it is typed and stored. */
    public String word() {
        return own == null ? kind.word() : own;
    }
}
