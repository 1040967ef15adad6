package ai.pmoves.repl.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param check its name
 * @param message what is so
 * @param fix how to mend it, best a command; null where there is nothing to mend
 */
public record Finding(
        String check, Level level, String message, @Nullable String fix) {

    /** How much it matters. */
    public enum Level {
        OK,
        /** Works, and could be better. */
        WARN,
        /** Something will not work until it is mended. */
        FAIL
    }

    static Finding ok(String check, String message) {
        return new Finding(check, Level.OK, message, null);
    }

    static Finding warn(String check, String message, String fix) {
        return new Finding(check, Level.WARN, message, fix);
    }

    static Finding fail(String check, String message, String fix) {
        return new Finding(check, Level.FAIL, message, fix);
    }
}
