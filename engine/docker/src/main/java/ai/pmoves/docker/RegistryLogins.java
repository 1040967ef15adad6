package ai.pmoves.docker;

import ai.pmoves.docker.internal.engine.Candidates;
import ai.pmoves.docker.internal.image.RegistryCredentials;
import ai.pmoves.kernel.Secret;
import java.util.List;
import java.util.Map;

/** The logins that Docker's configuration file holds. */
public final class RegistryLogins {
    private RegistryLogins() {}

    /** Passwords and tokens, to be hidden before anything can show the file; what a credential helper keeps is not asked for. */
    public static List<Secret> stored(Map<String, String> environment) {
        return new RegistryCredentials(new Candidates(environment).configuration()).stored();
    }
}
