package ai.pmoves.compose.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds host names in a text: in URLs, as {@code host:port}, as {@code host=name}. A value may hold megabytes, so that nothing
 * here looks at the rest of a word from each of its characters: a word is looked at from its first one, once.
 */
final class Addresses {

    /**
     * @param host as written
     * @param shown the address without credentials, path and query
     */
    record Address(String host, String shown) {}

    private static final String HOST = "[A-Za-z0-9_][A-Za-z0-9._-]*";
    /** Scheme, optional credentials, one host or a list of them ({@code mongodb://a:1,b:2}). */
    private static final Pattern URL = Pattern.compile(
            "(?<![A-Za-z0-9+.-])[0-9+.-]*+(?<scheme>[A-Za-z][A-Za-z0-9+.-]*+)://(?:[^\\s/@'\"<>]*@)?(?<hosts>" + HOST
                    + "(?::\\d+)?(?:," + HOST + "(?::\\d+)?)*)");
    /** {@code host:port} that stands alone, in a list, or after {@code =} and the like. */
    private static final Pattern PAIR = Pattern.compile(
            "(?:^|(?<=[\\s,;=\\[\\]('\"@]))(?<host>" + HOST + "):(?<port>\\d{2,5})(?=$|[\\s,;/)\\]'\"])");
    /** {@code host: db} of an embedded YAML, {@code host=db} of a libpq text. */
    private static final Pattern FIELD = Pattern.compile(
            "(?<![A-Za-z_-])(?<field>[A-Za-z_-]++)(?<=host|hostname|server|addr|address)\\s*+[:=]\\s*+['\"]?(?<host>"
                    + HOST + ")(?=$|[\\s,;'\"])",
            Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    /** Hosts in URLs only: for texts in which {@code word:number} may be anything. */
    static List<Address> urls(String text) {
        List<Address> found = new ArrayList<>();
        Matcher url = URL.matcher(text);
        while (url.find()) {
            String scheme = url.group("scheme").toLowerCase(Locale.ROOT) + "://";
            for (String host : url.group("hosts").split(",")) {
                found.add(new Address(host.split(":", 2)[0], scheme + host));
            }
        }
        return found;
    }

    /** Hosts in URLs, pairs and fields. */
    static List<Address> all(String text) {
        List<Address> found = urls(text);
        String rest = URL.matcher(text).replaceAll(" ");
        add(found, PAIR.matcher(rest), "");
        add(found, FIELD.matcher(rest), "host=");
        return found;
    }

    private static void add(List<Address> found, Matcher matcher, String prefix) {
        while (matcher.find()) {
            found.add(new Address(
                    matcher.group("host"),
                    prefix.isEmpty()
                            ? matcher.group("host") + ":" + matcher.group("port")
                            : prefix + matcher.group("host")));
        }
    }
}
