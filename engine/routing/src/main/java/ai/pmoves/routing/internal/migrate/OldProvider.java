package ai.pmoves.routing.internal.migrate;

import ai.pmoves.workspace.toml.TomlMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A provider as guides of old write it, {@code [providers.ollama]}, in the gateway's own words.
 *
 * @param type a type that the gateway has
 * @param address of the interface that speaks as OpenAI does; null for services with an address of their own
 * @param key where the key comes from; null for the type's default
 * @param literalKey whether the key itself stood in the file
 */
record OldProvider(
        String name,
        String type,
        @Nullable String address,
        @Nullable String key,
        boolean literalKey) {
    /** Names that guides give to types, and what the gateway calls them. */
    private static final Map<String, String> TYPES = Map.of(
            "ollama", "openai",
            "cloudflare", "openai",
            "google", "google_ai_studio_gemini",
            "gemini", "google_ai_studio_gemini",
            "google_gemini", "google_ai_studio_gemini",
            "openai_compatible", "openai");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?:env\\.)?(\\w+)}");

    /** @param value finds the value of an environment variable; null where it is not set */
    static OldProvider of(String name, TomlMap table, UnaryOperator<@Nullable String> value) {
        String written = Objects.requireNonNullElse(table.text("type"), name);
        String type = TYPES.getOrDefault(written, written);
        String url =
                Objects.requireNonNullElse(table.text("url"), Objects.requireNonNullElse(table.text("api_base"), ""));
        String address = url.isEmpty() || type.equals("google_ai_studio_gemini") ? null : resolved(url, value);
        if (address != null && written.equals("ollama") && !address.matches("https?://[^/]+/.+")) {
            address = address.replaceFirst("/+$", "") + "/v1";
        }
        String key = table.text("api_key") == null ? table.text("api_key_location") : location(table.text("api_key"));
        boolean keyless = written.equals("ollama") || isLocal(address);
        return new OldProvider(
                name,
                type,
                address,
                key == null && keyless ? "none" : key,
                key == null && table.text("api_key") != null);
    }

    /** {@code ${env.NAME}} and {@code env:NAME} as the gateway writes them; null for a key that stands there itself. */
    static @Nullable String location(@Nullable String written) {
        if (written == null) {
            return null;
        }
        Matcher variable = VARIABLE.matcher(written);
        if (variable.matches()) {
            return "env::" + variable.group(1);
        }
        return written.matches("env:\\w+")
                ? written.replaceFirst(":", "::")
                : written.matches("\\w+::.*|none|sdk") ? written : null;
    }

    private static boolean isLocal(@Nullable String address) {
        String host = ai.pmoves.routing.Hosts.of(address);
        return host != null && ai.pmoves.routing.Hosts.local(host);
    }

    private static String resolved(String url, UnaryOperator<@Nullable String> value) {
        return VARIABLE.matcher(url).replaceAll(match -> {
            String found = value.apply(match.group(1));
            return Matcher.quoteReplacement(found == null || found.isBlank() ? match.group() : found);
        });
    }
}
