package ai.pmoves.audit.internal.environment;

import java.util.regex.Pattern;

/**
 * Names that hold a secret for sure. The kernel hides more than that, since a value hidden in vain costs nothing; a finding in vain
 * does, so a mere {@code SORT_KEY} is none here.
 */
final class SecretWords {
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:.*_)?(?:PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|CREDENTIALS?"
                    + "|(?:API|SECRET_ACCESS|SECRET|MASTER|PRIVATE|ENCRYPTION|SIGNING|HMAC|SERVICE_ROLE|JWT|LICENSE)_?KEY)");
    private static final Pattern ORDINARY = Pattern.compile(
            "(?i)|true|false|yes|no|none|null|invalid|disabled|unset|unused|[0-9]{1,4}|(?:/|\\./|\\.\\./|file:).*|dummy|placeholder|change[-_ ]?me.*|your[-_ ].*|x{4,}|<.*>|.*\\.(?:txt|pem|key|crt|json)");
    /** {@code scheme://user:password@host}. */
    private static final Pattern ADDRESS = Pattern.compile("\\w+://[^:/@\\s$]*:(?<password>[^@/\\s${}]+)@.*");

    private SecretWords() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a text without references is a secret that stands there for everyone. */
    static boolean isLiteral(String name, String text) {
        return (isName(name)
                        && !text.contains("$")
                        && !ORDINARY.matcher(text.strip()).matches())
                || ADDRESS.matcher(text.strip()).matches();
    }
}
