package ai.pmoves.kernel;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, in words for the person who has to mend it.
 *
 * @param code stable id such as {@code compose.env-file-missing}; {@code pmoves explain CODE} tells more
 * @param message one sentence that names the cause
 * @param where the place to mend, if there is one
 * @param fix what to do, best a command that works when pasted
 * @param about the names of what it is about, such as a service and its port: what code asks that must not read the message,
 *     and what stays the same when the message counts something
 */
public record Problem(
        String code,
        Severity severity,
        String message,
        @Nullable Location where,
        @Nullable String fix,
        List<String> about) {
    public Problem {
        about = List.copyOf(about);
    }

    public static Problem error(String code, String message) {
        return new Problem(code, Severity.ERROR, message, null, null, List.of());
    }

    public static Problem warning(String code, String message) {
        return new Problem(code, Severity.WARNING, message, null, null, List.of());
    }

    public static Problem note(String code, String message) {
        return new Problem(code, Severity.NOTE, message, null, null, List.of());
    }

    public Problem at(@Nullable Location place) {
        return new Problem(code, severity, message, place, fix, about);
    }

    public Problem fix(@Nullable String advice) {
        return new Problem(code, severity, message, where, advice, about);
    }

    public Problem about(String... names) {
        return new Problem(code, severity, message, where, fix, List.of(names));
    }

    /** The same, in other words. */
    public Problem saying(String words) {
        return new Problem(code, severity, words, where, fix, about);
    }

    /** The same, and it matters as much as this. */
    public Problem as(Severity other) {
        return new Problem(code, other, message, where, fix, about);
    }

    public Optional<Location> location() {
        return Optional.ofNullable(where);
    }

    @Override
    public String toString() {
        return (where == null ? "" : where + ": ") + message + (fix == null ? "" : " (" + fix + ")");
    }
}
