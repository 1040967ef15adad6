package ai.pmoves.platforms;

import java.util.Arrays;
import java.util.Comparator;

/** Compares versions of numbers and dots; {@code 36.4} and {@code 36.4.0} are equal. */
final class Versions {
    static final Comparator<String> ORDER = (left, right) -> {
        int[] a = numbers(left);
        int[] b = numbers(right);
        int length = Math.max(a.length, b.length);
        return Arrays.compare(Arrays.copyOf(a, length), Arrays.copyOf(b, length));
    };

    private Versions() {}

    static int[] numbers(String version) {
        return Arrays.stream(version.split("\\."))
                .mapToInt(part -> part.matches("\\d{1,9}") ? Integer.parseInt(part) : 0)
                .toArray();
    }
}
