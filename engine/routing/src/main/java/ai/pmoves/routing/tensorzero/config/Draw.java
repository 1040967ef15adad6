package ai.pmoves.routing.tensorzero.config;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One choice among the variants that are left, for every number in [0, 1) at once. */
final class Draw {
    private final List<String> pool;

    /** Up to which number of the total each of the pool is drawn; null where all have the same odds. */
    private final double @Nullable [] sums;

    private Draw(List<String> pool, double @Nullable [] sums) {
        this.pool = pool;
        this.sums = sums;
    }

    /** @param left sorted */
    static Draw of(Experiment experiment, List<String> left) {
        if (experiment instanceof Experiment.Weighted weighted) {
            SortedMap<String, Double> weights = weighted.weights();
            double[] sums = new double[left.size()];
            double sum = 0;
            for (int i = 0; i < sums.length; i++) {
                sum += weights.getOrDefault(left.get(i), 0.0);
                sums[i] = sum;
            }
            if (sum > 0) {
                return new Draw(left, sums);
            }
            for (String fallback : weighted.fallbacks()) {
                if (left.contains(fallback)) {
                    return new Draw(List.of(fallback), null);
                }
            }
        }
        Set<String> allowed = Experiment.allowed(experiment);
        return new Draw(
                allowed.isEmpty()
                        ? left
                        : left.stream().filter(allowed::contains).toList(),
                null);
    }

    boolean isEmpty() {
        return pool.isEmpty();
    }

    String name(int index) {
        return pool.get(index);
    }

    /** Which of the pool is drawn; in the gateway's own arithmetic, so that rounding is the same. */
    int index(double number) {
        if (sums == null) {
            return (int) Math.floor(number * pool.size());
        }
        double threshold = number * sums[sums.length - 1];
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] > threshold) {
                return i;
            }
        }
        // rounding kept the sum below the threshold: the gateway takes the last candidate
        int last = sums.length - 1;
        while (last > 0 && sums[last] == sums[last - 1]) {
            last--;
        }
        return last;
    }

    /** The first step of {@link Sampler#STEPS}, not before {@code from} and not behind {@code to}, at which another one is drawn. */
    long end(int index, long from, long to) {
        double bound = sums == null ? (index + 1.0) / pool.size() : sums[index] / sums[sums.length - 1];
        // near the bound by division, exact by asking
        long end = Math.max(from + 1, Math.min(to, (long) Math.floor(bound * Sampler.STEPS) - 2));
        while (end < to && index(end / (double) Sampler.STEPS) == index) {
            end++;
        }
        return end;
    }
}
