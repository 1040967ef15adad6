package ai.pmoves.routing.tensorzero.config;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** How a function chooses the variant that it tries next. */
public sealed interface Experiment {

    /** Nothing is written: every variant with the same odds. */
    record Uniform() implements Experiment {}

    /**
     * Candidates are drawn by weight; when none is left, the fallbacks follow in their order.
     *
     * @param weights of the candidates, sorted by name
     * @param legacy told by the variants' {@code weight}: the order of the fallbacks is that of a hash map, another at each start
     */
    record Weighted(SortedMap<String, Double> weights, List<String> fallbacks, boolean legacy) implements Experiment {
        public Weighted {
            weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
            fallbacks = List.copyOf(fallbacks);
        }
    }

    /** The odds follow what was measured; nobody can tell them from the file. */
    record Adaptive(List<String> candidates, List<String> fallbacks) implements Experiment {
        public Adaptive {
            candidates = List.copyOf(candidates);
            fallbacks = List.copyOf(fallbacks);
        }
    }

    /** By the variants' own weights: those without one are fallbacks, those of zero are left out. */
    static Experiment ofWeights(Collection<GatewayConfig.Variant> variants) {
        if (variants.stream().allMatch(variant -> variant.weight() == null)) {
            return new Uniform();
        }
        TreeMap<String, Double> weights = new TreeMap<>();
        TreeSet<String> fallbacks = new TreeSet<>();
        for (GatewayConfig.Variant variant : variants) {
            if (variant.weight() == null) {
                fallbacks.add(variant.name());
            } else if (variant.weight() > 0) {
                weights.put(variant.name(), variant.weight());
            }
        }
        return new Weighted(weights, List.copyOf(fallbacks), true);
    }

    /** The names that can be drawn; empty for all of the function's. */
    static Set<String> allowed(Experiment experiment) {
        TreeSet<String> names = new TreeSet<>();
        if (experiment instanceof Weighted weighted) {
            names.addAll(weighted.weights().keySet());
            names.addAll(weighted.fallbacks());
        } else if (experiment instanceof Adaptive adaptive) {
            names.addAll(adaptive.candidates());
            names.addAll(adaptive.fallbacks());
        }
        return Collections.unmodifiableSet(names);
    }
}
