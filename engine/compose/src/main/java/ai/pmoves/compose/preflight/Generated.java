package ai.pmoves.compose.preflight;

import ai.pmoves.compose.keys.Provider;
import ai.pmoves.kernel.SecretNames;
import java.util.regex.Pattern;

/** Secrets that a stack keeps to itself, so that any value does that nobody can guess; a key of somebody else's service is none. */
final class Generated {
    private static final Pattern GIVEN = Pattern.compile(
            "(?i).*(?:API_?KEY|TOKEN|PAT|ACCESS_KEY|LICEN[CS]E_KEY|PUBLIC_KEY|PRIVATE_KEY|CREDENTIALS?|CLIENT_SECRET)");

    private Generated() {}

    static boolean is(String name) {
        return SecretNames.matches(name)
                && !GIVEN.matcher(name).matches()
                && Provider.ALL.stream()
                        .noneMatch(provider -> provider.variables().contains(name));
    }
}
