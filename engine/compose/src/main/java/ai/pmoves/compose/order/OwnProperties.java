package ai.pmoves.compose.order;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Places one service by what is written about itself. */
final class OwnProperties {
    /** Kinds of which the clients join the same network: being on it is a sign only for who needs nobody. */
    private static final Set<String> SERVED = Set.of("data", "bus");

    private final TierRules rules;
    private final Project project;
    private final Service service;

    OwnProperties(TierRules rules, Project project, Service service) {
        this.rules = rules;
        this.project = project;
        this.service = service;
    }

    Optional<Placement> placement() {
        return Stream.of(byLabel(), byProject(), byNetwork(), byImage(), byName(), byProfile())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Placement> byLabel() {
        return Optional.ofNullable(service.labels().get(TierRules.LABEL))
                .map(tier -> placed(tier, "label " + TierRules.LABEL));
    }

    private Optional<Placement> byProject() {
        return Optional.ofNullable(rules.words("services").get(service.name()))
                .map(tier -> placed(tier, "x-pmoves.tiers of the project"));
    }

    private Optional<Placement> byNetwork() {
        Set<String> tiers = new TreeSet<>();
        service.networks().keySet().forEach(network -> {
            String word = network.toLowerCase(Locale.ROOT).replaceFirst("[_-]?(tier|network|net)$", "");
            tiers.add(rules.words("networks").getOrDefault(word, network));
        });
        if (tiers.size() > 1) {
            tiers.removeAll(rules.sharedNetworks());
        }
        if (tiers.size() != 1) {
            return Optional.empty();
        }
        String tier = tiers.iterator().next();
        boolean client = SERVED.contains(tier)
                && (service.build() != null || !service.dependencies().isEmpty());
        return rules.words("networks").containsValue(tier) && !client
                ? Optional.of(placed(tier, "on no network but that of " + tier))
                : Optional.empty();
    }

    /** The word that ends last counts, since that is the noun: a {@code postgres-exporter} is an exporter. */
    private Optional<Placement> byImage() {
        String image = withoutTag(service.image()).toLowerCase(Locale.ROOT);
        if (image.equals(project.name() + "-" + service.name())) {
            return Optional.empty();
        }
        return rules.words("images").entrySet().stream()
                .filter(entry -> endOf(entry.getKey(), image) >= 0)
                .max(Comparator.comparing((Map.Entry<String, String> entry) -> endOf(entry.getKey(), image))
                        .thenComparing(entry -> entry.getKey().length()))
                .filter(entry -> endOf(entry.getKey(), image) == image.length()
                        || !rules.satellites().contains(image.replaceFirst("^.*[-_./]", "")))
                .map(entry -> placed(entry.getValue(), "image " + entry.getKey()));
    }

    private Optional<Placement> byName() {
        List<String> words =
                Arrays.asList(service.name().toLowerCase(Locale.ROOT).split("[-_.]"));
        return rules.order().stream()
                .flatMap(tier -> words.stream()
                        .filter(word -> tier.equals(rules.words("names").get(word)))
                        .map(word -> placed(tier, "'" + word + "' in its name")))
                .min(Comparator.comparing(placement -> byWeight(placement.tier())));
    }

    /** Media and integration name a field of use, the others a shape: {@code media-worker} is media. */
    private int byWeight(String tier) {
        return tier.equals("media") ? 0 : tier.equals("integration") ? 1 : 2 + rules.rank(tier);
    }

    private Optional<Placement> byProfile() {
        JsonNode profiles = service.definition().path("profiles");
        return StreamSupport.stream(profiles.spliterator(), false)
                .map(JsonNode::asText)
                .filter(rules.words("profiles")::containsKey)
                .map(profile ->
                        placed(rules.words("profiles").getOrDefault(profile, rules.unknown()), "profile " + profile))
                .min(Comparator.comparing(placement -> rules.rank(placement.tier())));
    }

    private Placement placed(String tier, String reason) {
        return rules.order().contains(tier)
                ? new Placement(service.name(), tier, reason)
                : new Placement(service.name(), rules.unknown(), reason + ", which names no tier of " + project.name());
    }

    /** Where the word ends in the image's name, as a part between {@code / : - _ .}; -1 where it is none. */
    private static int endOf(String word, String image) {
        for (int at = image.lastIndexOf(word); at >= 0; at = image.lastIndexOf(word, at - 1)) {
            int end = at + word.length();
            if ((at == 0 || isBetween(image.charAt(at - 1)))
                    && (end == image.length() || isBetween(image.charAt(end)))) {
                return end;
            }
        }
        return -1;
    }

    private static boolean isBetween(char c) {
        return (c < 'a' || c > 'z') && (c < '0' || c > '9');
    }

    private static String withoutTag(String image) {
        String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}
