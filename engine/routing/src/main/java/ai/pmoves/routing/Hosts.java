package ai.pmoves.routing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where an address leads. */
public final class Hosts {
    private static final Pattern PRIVATE = Pattern.compile(
            "(127|10)\\.\\d+\\.\\d+\\.\\d+|192\\.168\\.\\d+\\.\\d+|172\\.(1[6-9]|2\\d|3[01])\\.\\d+\\.\\d+|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.\\d+\\.\\d+|169\\.254\\.\\d+\\.\\d+");

    private static final Pattern PRIVATE_SIX =
            Pattern.compile("\\[(::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)]", Pattern.CASE_INSENSITIVE);

    private static final Pattern ACCOUNT = Pattern.compile("/accounts/([0-9a-f]{32})(?=/|$)");

    private Hosts() {}

    /** The id of an account that an address holds, as Cloudflare's do. */
    public static Optional<String> account(@Nullable String url) {
        return Optional.ofNullable(url)
                .map(ACCOUNT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    /**
     * Host and port of a URL ({@code host:11434}); null where it is none. Not {@link java.net.URI}'s: that has no host for names of
     * services with an underscore.
     */
    public static @Nullable String of(@Nullable String url) {
        int scheme = url == null ? -1 : url.indexOf("://");
        if (url == null || scheme < 0) {
            return null;
        }
        String rest = url.substring(scheme + 3).split("[/?#]", 2)[0];
        return rest.substring(rest.lastIndexOf('@') + 1);
    }

    /** Without the port. */
    public static String name(String host) {
        return host.startsWith("[") ? host.replaceFirst("].*", "]") : host.replaceFirst(":\\d+$", "");
    }

    /**
     * Whether requests to it stay on this machine and in its networks: a loopback or private address, also that of a tailnet, the
     * name of a service, which has no dot, or a name that only such networks have.
     */
    public static boolean local(String host) {
        String name = name(host);
        return PRIVATE.matcher(name).matches()
                || PRIVATE_SIX.matcher(name).matches()
                || !name.contains(".") && !name.startsWith("[")
                || name.endsWith(".local")
                || name.endsWith(".internal")
                || name.endsWith(".ts.net");
    }
}
