package ai.pmoves.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which variables hold secrets though nobody has said so: those whose name ends like a password's. What is only guessed is
 * hidden only where it cannot be an ordinary word of a log: of eight characters or more, and more than small letters or more
 * than figures alone, so that {@code POSTGRES_PASSWORD=postgres} does not mask every line that names the service.
 */
public final class SecretNames {
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:.*_)?(?:PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|SECRET|TOKEN|CREDENTIALS?|APIKEY|KEY|KEY_BASE|SALT|PAT)");
    private static final Pattern IN_ADDRESS = Pattern.compile("://[^:/@\\s]*:([^/@\\s]+)@");
    private static final Pattern ORDINARY = Pattern.compile("[a-z]+|[0-9.]+|/.*");
    private static final int SHORTEST = 8;

    private SecretNames() {}

    /** Whether a variable of this name holds a secret: {@code DB_PASSWORD}, {@code API_KEY}; not {@code TOKEN_FILE}. */
    public static boolean matches(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a value that is only guessed to be secret can be hidden without hiding ordinary words. */
    public static boolean canHide(String value) {
        return value.length() >= SHORTEST && !ORDINARY.matcher(value).matches();
    }

    /** What is secret in a variable: all of it by its name, or the password in an address; empty if nothing. */
    public static String secretIn(String name, String value) {
        if (matches(name)) {
            return value;
        }
        Matcher address = IN_ADDRESS.matcher(value);
        return address.find() ? address.group(1) : "";
    }
}
