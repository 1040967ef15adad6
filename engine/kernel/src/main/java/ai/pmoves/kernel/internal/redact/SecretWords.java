package ai.pmoves.kernel.internal.redact;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a name is that of a secret, by its last words: {@code DB_PASSWORD}, {@code PGPASSWORD}, {@code apiToken}. Words end at
 * what joins them and where capitals begin, so that {@code bypass}, {@code keyboard} and {@code tokenizer} are none.
 */
public final class SecretWords {
    private static final Pattern BETWEEN = Pattern.compile("[_.-]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    /** Long enough to be meant with anything before it. */
    private static final Pattern PASSWORD = Pattern.compile("\\w*?(?:PASSWORD|PASSWD|PASSPHRASE)\\d*");

    private static final Pattern JOINED = Pattern.compile(
            "(?:API|AUTH|ACCESS|REFRESH|BEARER|BOT|SECRET|PRIVATE|CLIENT|APP|DB|ROOT|ADMIN)(?:TOKEN|SECRET|KEY|PASS|PWD)");
    private static final Set<String> LAST =
            Set.of("PASS", "PWD", "SECRET", "TOKEN", "CREDENTIAL", "CREDENTIALS", "KEY", "SALT", "PAT");
    /** What makes something ordinary of them. */
    private static final Map<String, Set<String>> ORDINARY = Map.of(
            "KEY",
            Set.of(
                    "PUBLIC",
                    "PUBLISHABLE",
                    "PRIMARY",
                    "FOREIGN",
                    "PARTITION",
                    "SORT",
                    "CACHE",
                    "ROW",
                    "GROUP",
                    "ROUTING",
                    "IDEMPOTENCY"),
            "TOKEN",
            Set.of("EOS", "BOS", "PAD", "UNK", "MASK", "STOP", "NEXT", "PAGE"),
            "PASS",
            Set.of("BY", "FIRST", "SECOND", "LAST", "NEXT", "ONE", "TWO"));

    private SecretWords() {}

    public static boolean matches(String name) {
        String[] words = BETWEEN.split(name);
        if (words.length == 0) {
            return false;
        }
        String last = words[words.length - 1].toUpperCase(Locale.ROOT);
        String before = words.length == 1 ? "" : words[words.length - 2].toUpperCase(Locale.ROOT);
        if (PASSWORD.matcher(last).matches() || JOINED.matcher(last).matches()) {
            return true;
        }
        return (LAST.contains(last) && !ORDINARY.getOrDefault(last, Set.of()).contains(before))
                || (last.equals("BASE") && before.equals("KEY"));
    }
}
