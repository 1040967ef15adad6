package ai.pmoves.routing.rollout;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of compose files that stand for a variable: {@code ${NAME}}, {@code ${NAME:-default}}, {@code ${NAME:?message}}. */
final class References {
    private static final Pattern WHOLE =
            Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:?[-?+])?(.*)}|\\$([A-Za-z_][A-Za-z0-9_]*)");

    private References() {}

    /** The variable that a value stands for. */
    static Optional<String> name(String value) {
        Matcher matcher = WHOLE.matcher(value);
        return matcher.matches()
                ? Optional.of(matcher.group(1) == null ? matcher.group(4) : matcher.group(1))
                : Optional.empty();
    }

    /** What holds where the variable is not set, written in the file; the value itself where it is none. */
    static String literal(String value) {
        Matcher matcher = WHOLE.matcher(value);
        if (!matcher.matches()) {
            return value;
        }
        return matcher.group(2) != null && matcher.group(2).endsWith("-") ? matcher.group(3) : "";
    }

    /** Set by the same variable, with this where it is not set. */
    static String withDefault(String value, String byDefault) {
        return name(value).map(name -> "${" + name + ":-" + byDefault + "}").orElse(byDefault);
    }

    static String required(String name) {
        return "${" + name + ":?}";
    }
}
