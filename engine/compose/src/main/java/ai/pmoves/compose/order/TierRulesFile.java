package ai.pmoves.compose.order;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** Reads {@code tiers.properties}. */
final class TierRulesFile {
    private static final List<String> KINDS = List.of("images", "names", "profiles");

    private TierRulesFile() {}

    static TierRules read() {
        Properties file = load();
        Map<String, Map<String, String>> words = new TreeMap<>();
        Map<String, String> networks = new TreeMap<>();
        list(file, "networks").forEach(network -> networks.put(network, network));
        words.put("networks", networks);
        List<String> order = list(file, "order");
        for (String kind : KINDS) {
            Map<String, String> tierOf = new TreeMap<>();
            order.forEach(tier -> list(file, kind + "." + tier).forEach(word -> tierOf.put(word, tier)));
            words.put(kind, tierOf);
        }
        return new TierRules(
                order,
                file.getProperty("unknown").trim(),
                words,
                list(file, "networks.shared"),
                list(file, "images.satellites"),
                list(file, "variants"));
    }

    private static List<String> list(Properties file, String key) {
        return Arrays.stream(file.getProperty(key, "").split(","))
                .map(String::trim)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(TierRulesFile.class.getResourceAsStream("tiers.properties"));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
