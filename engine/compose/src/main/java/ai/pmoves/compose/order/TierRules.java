package ai.pmoves.compose.order;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tiers and what puts a service into one, as data.
 *
 * @param order tier names, earliest first
 * @param unknown the tier of a service that no rule places; one of {@code order}
 * @param words kind of rule ({@code networks}, {@code images}, {@code names}, {@code profiles}) to word to tier
 * @param sharedNetworks tiers whose network everybody joins
 * @param satellites last words of images that are made for a server and are none
 * @param variants name endings that mark another build of the same service
 */
record TierRules(
        List<String> order,
        String unknown,
        Map<String, Map<String, String>> words,
        List<String> sharedNetworks,
        List<String> satellites,
        List<String> variants) {

    /** The label by which a service says its tier itself. */
    public static final String LABEL = "ai.pmoves.tier";

    private static final TierRules STANDARD = TierRulesFile.read();

    public TierRules {
        order = List.copyOf(order);
        words = Map.copyOf(words);
        sharedNetworks = List.copyOf(sharedNetworks);
        satellites = List.copyOf(satellites);
        variants = List.copyOf(variants);
        if (!order.contains(unknown)) {
            throw new IllegalArgumentException("the tier for unknown services, '" + unknown + "', is not in " + order);
        }
    }

    public static TierRules standard() {
        return STANDARD;
    }

    /**
     * The standard rules with what the project's {@code x-pmoves.tiers} says: {@code order} (a list) and, by tier,
     * {@code services} (a list of names), which is the strongest rule after the label.
     */
    public static TierRules of(Project project) {
        JsonNode own = project.canonical().path("x-pmoves").path("tiers");
        if (!own.isObject()) {
            return STANDARD;
        }
        List<String> order = new ArrayList<>();
        own.path("order").forEach(tier -> order.add(tier.asText()));
        if (order.isEmpty()) {
            order.addAll(STANDARD.order);
        }
        Map<String, String> services = new TreeMap<>();
        own.path("services")
                .properties()
                .forEach(tier -> tier.getValue().forEach(service -> services.put(service.asText(), tier.getKey())));
        services.values().stream().filter(tier -> !order.contains(tier)).forEach(order::add);
        if (!order.contains(STANDARD.unknown)) {
            order.add(STANDARD.unknown);
        }
        Map<String, Map<String, String>> words = new TreeMap<>(STANDARD.words);
        words.put("services", services);
        return new TierRules(
                order, STANDARD.unknown, words, STANDARD.sharedNetworks, STANDARD.satellites, STANDARD.variants);
    }

    /** The position of a tier; an unheard-of one counts as the unknown tier. */
    int rank(String tier) {
        int rank = order.indexOf(tier);
        return rank < 0 ? order.indexOf(unknown) : rank;
    }

    /** What the service's own properties say, in the order label, project, network, image, name, profile. */
    Optional<Placement> placeByItself(Project project, Service service) {
        return new OwnProperties(this, project, service).placement();
    }

    Map<String, String> words(String kind) {
        return words.getOrDefault(kind, Map.of());
    }
}
