package ai.pmoves.docker.rehearsal.internal.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request, read to its end.
 *
 * @param method in upper case
 * @param path decoded, without the query
 * @param query names to all their values, decoded
 * @param headers names in lower case
 * @param body empty where there is none
 */
public record HttpRequest(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {

    static HttpRequest of(String method, String target, Map<String, String> headers, byte[] body) {
        URI uri = URI.create(target.startsWith("/") ? "http://engine" + target : target);
        Map<String, List<String>> query = new LinkedHashMap<>();
        String raw = uri.getRawQuery();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            query.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return new HttpRequest(method.toUpperCase(Locale.ROOT), uri.getPath(), query, headers, body);
    }

    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The first value, or empty. */
    public String query(String name) {
        List<String> values = query.get(name);
        return values == null ? "" : values.get(0);
    }

    /** Booleans as the engine reads them: absent, empty, 0, no, false and none are false. */
    public boolean flag(String name) {
        return !List.of("", "0", "no", "false", "none")
                .contains(query(name).strip().toLowerCase(Locale.ROOT));
    }

    boolean keepAlive() {
        return !header("connection").toLowerCase(Locale.ROOT).contains("close");
    }

    boolean wantsUpgrade() {
        return header("connection").toLowerCase(Locale.ROOT).contains("upgrade");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
