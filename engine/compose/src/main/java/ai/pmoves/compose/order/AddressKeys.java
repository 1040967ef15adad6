package ai.pmoves.compose.order;

import java.util.Locale;
import java.util.regex.Pattern;

/** What an environment variable's name tells about the addresses in its value. */
final class AddressKeys {
    /** Addresses that others use, or lists of who may call: no need of the service itself. */
    private static final Pattern FOR_OTHERS = Pattern.compile(
            "CORS|ORIGIN|ALLOWED|CALLBACK|REDIRECT|NO_PROXY|PUBLIC|EXTERNAL|ADVERTISED|TRUSTED|WHITELIST|PUBLISHED");
    /** Values in which {@code word:number} is an image, a credential or a version. */
    private static final Pattern NO_PAIRS = Pattern.compile("IMAGE|TAG|VERSION|AUTH|PASS|SECRET|TOKEN|KEY|MODEL|USER");
    /** Values that are a bare host name or a list of them. */
    private static final Pattern BARE = Pattern.compile(
            "(?:^|.*[_.])?(?:[A-Z]*HOST|HOSTS|HOSTNAME|SERVER|SERVERS|ADDR|ADDRESS|ENDPOINT|BROKER|BROKERS|UPSTREAM)");

    private AddressKeys() {}

    static boolean forOthers(String key) {
        return FOR_OTHERS.matcher(key.toUpperCase(Locale.ROOT)).find();
    }

    static boolean holdsPairs(String key) {
        return !NO_PAIRS.matcher(key.toUpperCase(Locale.ROOT)).find();
    }

    static boolean bareHost(String key) {
        return BARE.matcher(key.toUpperCase(Locale.ROOT)).matches();
    }
}
