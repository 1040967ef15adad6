package ai.pmoves.compose.preflight;

import ai.pmoves.compose.keys.Provider;
import ai.pmoves.kernel.SecretNames;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Secrets that a stack keeps to itself, so that any value does that nobody can guess; a key of somebody else's service is none. */
final class Generated {
    private static final Pattern GIVEN = Pattern.compile(
            "(?i).*(?:API_?KEY|TOKEN|PAT|ACCESS_KEY|LICEN[CS]E_KEY|PUBLIC_KEY|PRIVATE_KEY|CREDENTIALS?|CLIENT_SECRET"
                    // Supabase's are tokens that its JWT secret signs
                    + "|ANON_KEY|SERVICE_ROLE_KEY|SUPABASE_SERVICE_KEY)");

    private static final String DRAWN = "$(openssl rand -hex 32)";
    private static final String KEY_OF_16 = "$(openssl rand -hex 8)";

    /** What programs refuse that get another value, as they document it: by the end of the variable's name. */
    private static final Map<Pattern, String> OWN_SHAPES = Map.of(
            // Invidious: 16 letters and figures
            ending("COMPANION_KEY"), KEY_OF_16,
            // Supabase's Realtime: the key of AES-128
            ending("DB_ENC_KEY"), KEY_OF_16,
            // Supabase's Supavisor: 32 bytes as they are
            ending("VAULT_ENC_KEY"), "$(openssl rand -hex 16)",
            // Laravel, and Firefly III with it: the key of AES-256 in base64, told so
            Pattern.compile("(?i)(?:FIREFLY_(?:III_)?|LARAVEL_)?APP_KEY"), "base64:$(openssl rand -base64 32)",
            // Plausible
            ending("TOTP_VAULT_KEY"), "$(openssl rand -base64 32)",
            // Airflow, and what else uses Python's cryptography
            ending("FERNET_KEY"), "$(openssl rand -base64 32 | tr +/ -_)",
            // SQL Server: three of the four kinds of characters
            ending("SA_PASSWORD"), "Aa1-$(openssl rand -hex 24)");

    private Generated() {}

    /** What makes a value, between double quotes of a shell; empty where somebody else has to give it. */
    static Optional<String> value(String name) {
        boolean own = SecretNames.matches(name)
                && !GIVEN.matcher(name).matches()
                && Provider.ALL.stream()
                        .noneMatch(provider -> provider.variables().contains(name));
        return own
                ? OWN_SHAPES.entrySet().stream()
                        .filter(shape -> shape.getKey().matcher(name).matches())
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .or(() -> Optional.of(DRAWN))
                : Optional.empty();
    }

    private static Pattern ending(String words) {
        return Pattern.compile("(?i)(?:.*_)?" + words);
    }
}
