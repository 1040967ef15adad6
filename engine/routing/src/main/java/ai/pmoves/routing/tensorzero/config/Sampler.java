package ai.pmoves.routing.tensorzero.config;

import ai.pmoves.kernel.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The order in which a function's variants are tried, computed as the gateway does (its {@code experimentation} module, 2026.4.1):
 * one number in [0, 1), made of the function's name and the episode, chooses again and again among what is left.
 */
public final class Sampler {
    static final long STEPS = 1L << 32;
    static final int MOST_ORDERS = 10_000;
    private static final int MOST_VARIANTS = 64;

    private final Experiment experiment;
    private final List<String> variants;

    /** @param variants names of all of the function's variants */
    public Sampler(Experiment experiment, Collection<String> variants) {
        this.experiment = experiment;
        this.variants = List.copyOf(variants);
    }

    /**
     * One order of attempts and how often it comes.
     *
     * @param share of all episodes, 0 to 1; exact, a multiple of 2<sup>-32</sup>
     */
    public record Order(List<String> variants, double share) {
        public Order {
            variants = List.copyOf(variants);
        }
    }

    /** The order for one episode. */
    public List<String> order(String function, UUID episode) {
        return order(number(function, episode));
    }

    /**
     * Every order that can come, the most frequent first; the shares add up to 1. Empty where there are more than
     * {@value #MOST_ORDERS}: nobody reads them.
     */
    public List<Order> orders() {
        Map<List<String>, Long> counts = new LinkedHashMap<>();
        if (variants.size() > MOST_VARIANTS || !collect(new ArrayList<>(), sorted(), 0, STEPS, counts)) {
            return List.of();
        }
        return counts.entrySet().stream()
                .map(e -> new Order(e.getKey(), e.getValue() / (double) STEPS))
                .sorted(java.util.Comparator.comparingDouble(Order::share).reversed())
                .toList();
    }

    /** How often each variant is asked first, 0 to 1; exact as well. */
    public Map<String, Double> first() {
        Map<String, Double> shares = new LinkedHashMap<>();
        Draw draw = Draw.of(experiment, sorted());
        for (long begin = 0; begin < STEPS && !draw.isEmpty(); ) {
            int drawn = draw.index(begin / (double) STEPS);
            long end = draw.end(drawn, begin, STEPS);
            shares.merge(draw.name(drawn), (end - begin) / (double) STEPS, Double::sum);
            begin = end;
        }
        return shares;
    }

    /** The number that an episode is given, in [0, 1). */
    static double number(String function, UUID episode) {
        MessageDigest digest = Sha256.start();
        digest.update(function.getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(16)
                .putLong(episode.getMostSignificantBits())
                .putLong(episode.getLeastSignificantBits())
                .array());
        return Integer.toUnsignedLong(ByteBuffer.wrap(digest.digest()).getInt()) / (double) STEPS;
    }

    private List<String> order(double number) {
        List<String> left = sorted();
        List<String> order = new ArrayList<>();
        for (Draw draw = Draw.of(experiment, left); !draw.isEmpty(); draw = Draw.of(experiment, left)) {
            String next = draw.name(draw.index(number));
            left.remove(next);
            order.add(next);
        }
        return order;
    }

    /** What is drawn never goes back when the number grows, so each part of [0, 1) has its own order. False for too many of them. */
    private boolean collect(List<String> drawn, List<String> left, long from, long to, Map<List<String>, Long> counts) {
        Draw draw = Draw.of(experiment, left);
        if (draw.isEmpty()) {
            counts.merge(List.copyOf(drawn), to - from, Long::sum);
            return counts.size() <= MOST_ORDERS;
        }
        for (long begin = from; begin < to; ) {
            int index = draw.index(begin / (double) STEPS);
            long end = draw.end(index, begin, to);
            List<String> rest = new ArrayList<>(left);
            rest.remove(draw.name(index));
            drawn.add(draw.name(index));
            if (!collect(drawn, rest, begin, end, counts)) {
                return false;
            }
            drawn.remove(drawn.size() - 1);
            begin = end;
        }
        return true;
    }

    /** By the bytes of the names, as the gateway's map is. */
    private List<String> sorted() {
        return new ArrayList<>(new TreeSet<>(variants));
    }
}
