package ai.pmoves.gateway.internal.front;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. A page in a browser on this machine reaches the loopback, too: it must not spend the keys of the operator, nor
 * may one whose name was made to point here.
 */
final class Guard {
    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");

    private final byte @Nullable [] token;
    private final boolean loopback;
    private final String listening;

    Guard(@Nullable String token, InetAddress listening) {
        this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
        this.loopback = listening.isLoopbackAddress();
        this.listening = listening.getHostAddress();
    }

    /** Why it may not; null where it may. */
    @Nullable
    Refusal page(Request request) {
        HttpFields headers = request.getHeaders();
        String site = headers.get("Sec-Fetch-Site");
        if (headers.contains(HttpHeader.ORIGIN)
                || (site != null && !site.equals("none") && !site.equals("same-origin"))) {
            return new Refusal(
                    403, "browser_refused", "pages in browsers may not ask: anybody's page could spend the keys");
        }
        if (loopback && !own(Request.getServerName(request).toLowerCase(Locale.ROOT))) {
            return new Refusal(
                    403,
                    "host_refused",
                    "asked by a name that is not this machine's own: ask localhost or " + listening);
        }
        return null;
    }

    /** A name that ends with a dot is the same name, said in full. */
    private boolean own(String said) {
        String name = said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
        return OWN.contains(name) || name.equals(listening);
    }

    @Nullable
    Refusal token(Request request) {
        if (token == null) {
            return null;
        }
        String shown = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        String bearer = shown != null && shown.regionMatches(true, 0, "Bearer ", 0, 7)
                ? shown.substring(7).strip()
                : "";
        return MessageDigest.isEqual(token, bearer.getBytes(StandardCharsets.UTF_8))
                ? null
                : new Refusal(401, "invalid_api_key", "the token is missing or wrong: Authorization: Bearer TOKEN");
    }
}
