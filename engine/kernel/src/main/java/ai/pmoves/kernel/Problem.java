package ai.pmoves.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, in words for the person who has to mend it.
 *
 * @param code stable id such as {@code compose.env-file-missing}; {@code pmoves explain CODE} tells more
 * @param message one sentence that names the cause
 * @param where the place to mend, if there is one
 * @param fix what to do, best a command that works when pasted
 */
public record Problem(
        String code,
        Severity severity,
        String message,
        @Nullable Location where,
        @Nullable String fix) {

    public static Problem error(String code, String message) {
        return new Problem(code, Severity.ERROR, message, null, null);
    }

    public static Problem warning(String code, String message) {
        return new Problem(code, Severity.WARNING, message, null, null);
    }

    public Problem at(@Nullable Location place) {
        return new Problem(code, severity, message, place, fix);
    }

    public Problem fix(@Nullable String advice) {
        return new Problem(code, severity, message, where, advice);
    }

    public Optional<Location> location() {
        return Optional.ofNullable(where);
    }

    @Override
    public String toString() {
        return (where == null ? "" : where + ": ") + message + (fix == null ? "" : " (" + fix + ")");
    }
}
