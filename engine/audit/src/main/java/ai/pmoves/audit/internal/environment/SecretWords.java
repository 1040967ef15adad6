package ai.pmoves.audit.internal.environment;

import ai.pmoves.compose.preflight.PlaceholderText;
import ai.pmoves.kernel.HandedOut;
import java.util.regex.Pattern;

/**
 * What a secret is: names that hold one for sure, and values that are one. The kernel hides more than that, since a value hidden in
 * vain costs nothing; a finding in vain does, so a mere {@code SORT_KEY} is none here.
 */
final class SecretWords {
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:.*_)?(?:PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|CREDENTIALS?"
                    + "|(?:API|SECRET_ACCESS|SECRET|MASTER|PRIVATE|ENCRYPTION|SIGNING|HMAC|SERVICE_ROLE|JWT|LICENSE)_?KEY)");
    /** Switches, numbers and names of files: values of such names that are no secrets. */
    private static final Pattern ORDINARY = Pattern.compile(
            "(?i)|true|false|yes|no|none|null|invalid|disabled|unset|unused|[0-9]{1,4}|(?:/|\\./|\\.\\./|file:).*|.*\\.(?:txt|pem|key|crt|json)");
    /** {@code scheme://user:password@host}. */
    private static final Pattern ADDRESS = Pattern.compile("\\w+://[^:/@\\s$]*:(?<password>[^@/\\s${}]+)@.*");
    /** Nobody's secret: what everyone tries first. */
    private static final Pattern COMMON = Pattern.compile(
            "(?i)(?:my|the)?[-_]?(?:pass(?:word|wd|phrase)?|secret|token|key|test(?:ing)?|example|admin|root|user(?:name)?|postgres|minioadmin|demo|default|guest|none)[0-9]{0,4}"
                    + "|\\w+://[^:/@]*:(?:pass(?:word)?|secret|postgres|admin|root|guest|test)@.*");

    private SecretWords() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a text without references is a secret that stands there for everyone, also one that everyone tries first. */
    static boolean isLiteral(String name, String text) {
        String value = text.strip();
        boolean named =
                isName(name) && !value.contains("$") && !ORDINARY.matcher(value).matches();
        return isHandedOut(value) || ((named || ADDRESS.matcher(value).matches()) && !PlaceholderText.is(value));
    }

    /** Whether it is one that somebody chose: what everyone tries first is known anyway. */
    static boolean isReal(String name, String text) {
        return isLiteral(name, text) && !COMMON.matcher(text.strip()).matches();
    }

    /** Whether one that a provider gave out, or a private key, is in it: it is one under any name. */
    static boolean isHandedOut(String text) {
        return HandedOut.in(text).findAny().isPresent();
    }
}
