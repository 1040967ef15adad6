package ai.pmoves.routing.tensorzero;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a function's variants are tried, computed as the gateway does (its {@code experimentation} module, 2026.4.1):
 * one number in [0, 1), made of the function's name and the episode, chooses again and again among what is left.
 */
public final class Sampler {
    private static final long STEPS = 1L << 32;

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

    /** Every order that can come, the most frequent first; the shares add up to 1. */
    public List<Order> orders() {
        Map<List<String>, Long> counts = new LinkedHashMap<>();
        collect(new ArrayList<>(), new TreeSet<>(variants), 0, STEPS, counts);
        return counts.entrySet().stream()
                .map(e -> new Order(e.getKey(), e.getValue() / (double) STEPS))
                .sorted(java.util.Comparator.comparingDouble(Order::share).reversed())
                .toList();
    }

    /** The number that an episode is given, in [0, 1). */
    static double number(String function, UUID episode) {
        MessageDigest digest = sha256();
        digest.update(function.getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(16)
                .putLong(episode.getMostSignificantBits())
                .putLong(episode.getLeastSignificantBits())
                .array());
        return Integer.toUnsignedLong(ByteBuffer.wrap(digest.digest()).getInt()) / (double) STEPS;
    }

    private List<String> order(double number) {
        TreeSet<String> left = new TreeSet<>(variants);
        List<String> order = new ArrayList<>();
        for (String next = next(left, number); next != null; next = next(left, number)) {
            left.remove(next);
            order.add(next);
        }
        return order;
    }

    /** What is drawn never goes back when the number grows: the ends of each part are found by halving. */
    private void collect(List<String> drawn, TreeSet<String> left, long from, long to, Map<List<String>, Long> counts) {
        long begin = from;
        while (begin < to) {
            String next = next(left, begin / (double) STEPS);
            long end = next == null ? to : endOf(next, left, begin, to);
            if (next == null) {
                counts.merge(List.copyOf(drawn), end - begin, Long::sum);
            } else {
                TreeSet<String> rest = new TreeSet<>(left);
                rest.remove(next);
                List<String> more = new ArrayList<>(drawn);
                more.add(next);
                collect(more, rest, begin, end, counts);
            }
            begin = end;
        }
    }

    private long endOf(String name, TreeSet<String> left, long from, long to) {
        long inside = from;
        long outside = to;
        while (outside - inside > 1) {
            long middle = (inside + outside) >>> 1;
            if (name.equals(next(left, middle / (double) STEPS))) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return outside;
    }

    private @Nullable String next(TreeSet<String> left, double number) {
        if (left.isEmpty()) {
            return null;
        }
        if (experiment instanceof Experiment.Weighted weighted) {
            String drawn = drawn(weighted, left, number);
            return drawn == null ? uniform(allowed(left), number) : drawn;
        }
        return uniform(allowed(left), number);
    }

    private List<String> allowed(TreeSet<String> left) {
        List<String> allowed = Experiment.allowed(experiment);
        return left.stream()
                .filter(name -> allowed.isEmpty() || allowed.contains(name))
                .toList();
    }

    private static @Nullable String uniform(List<String> pool, double number) {
        return pool.isEmpty() ? null : pool.get((int) Math.floor(number * pool.size()));
    }

    private static @Nullable String drawn(Experiment.Weighted weighted, TreeSet<String> left, double number) {
        Map<String, Double> weights = weighted.weights();
        double total = 0;
        for (String name : left) {
            total += weights.getOrDefault(name, 0.0);
        }
        if (total <= 0) {
            return weighted.fallbacks().stream()
                    .filter(left::contains)
                    .findFirst()
                    .orElse(null);
        }
        double threshold = number * total;
        double sum = 0;
        for (String name : left) {
            sum += weights.getOrDefault(name, 0.0);
            if (sum > threshold) {
                return name;
            }
        }
        // rounding kept the sum below the threshold: the gateway takes the last candidate
        return left.descendingSet().stream()
                .filter(name -> weights.getOrDefault(name, 0.0) > 0)
                .findFirst()
                .orElse(null);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
