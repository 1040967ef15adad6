package ai.pmoves.kernel.internal.redact;

import ai.pmoves.kernel.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The forms in which a value commonly turns up in output. */
final class SecretVariants {
    /** Shorter values stand in ordinary words; hiding them would hide the words. */
    static final int SHORTEST = 6;

    private SecretVariants() {}

    static Set<String> of(String value) {
        Set<String> forms = new LinkedHashSet<>();
        add(forms, value);
        value.lines().map(String::strip).forEach(line -> add(forms, line));
        forms.removeIf(form -> form.length() < SHORTEST);
        return forms;
    }

    private static void add(Set<String> forms, String value) {
        if (value.length() < SHORTEST) {
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        forms.add(value);
        String json = inJson(value);
        forms.add(json);
        forms.add(inJson(json));
        forms.add(json.replace("/", "\\/"));
        forms.add(ascii(json, "%04x"));
        forms.add(ascii(json, "%04X"));
        String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
        String url = form.replace("+", "%20").replace("*", "%2A");
        forms.add(form);
        forms.add(url);
        forms.add(url.replace("%7E", "~"));
        forms.add(lowerEscapes(form));
        forms.add(lowerEscapes(url));
        forms.add(value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
        forms.add(value.replace("'", "'\\''"));
        forms.add(value.replace("'", "'\"'\"'"));
        forms.add(value.replaceAll("([^A-Za-z0-9_@%+=:,./-])", "\\\\$1"));
        forms.add(value.replaceAll("([\\\\\"$`])", "\\\\$1"));
        String hex = HexFormat.of().formatHex(bytes);
        forms.add(hex);
        forms.add(hex.toUpperCase(Locale.ROOT));
        for (int offset = 0; offset < 3; offset++) {
            String base64 = base64(bytes, offset);
            forms.add(base64);
            forms.add(base64.replace('+', '-').replace('/', '_'));
        }
    }

    private static String inJson(String value) {
        String quoted = Json.line(value);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String ascii(String text, String format) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            escaped.append(c < 128 ? String.valueOf(c) : "\\u" + String.format(Locale.ROOT, format, (int) c));
        }
        return escaped.toString();
    }

    private static String lowerEscapes(String url) {
        StringBuilder lower = new StringBuilder(url);
        for (int i = url.indexOf('%'); i >= 0; i = url.indexOf('%', i + 1)) {
            lower.replace(i, i + 3, url.substring(i, i + 3).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
    }

    /** What stays the same of the value's base64 when it stands {@code offset} bytes into an encoded text. */
    private static String base64(byte[] value, int offset) {
        byte[] shifted = new byte[offset + value.length];
        System.arraycopy(value, 0, shifted, offset, value.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int ownStart = offset == 0 ? 0 : offset + 1;
        int ownEnd = encoded.length() - (shifted.length % 3 == 0 ? 0 : 1);
        return encoded.substring(ownStart, ownEnd);
    }
}
