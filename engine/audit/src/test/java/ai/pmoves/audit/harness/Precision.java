package ai.pmoves.audit.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many findings of a judged sample are right. */
final class Precision {
    private static final double Z = 1.959964;

    private Precision() {}

    /**
     * Reads a table with a column {@code verdict} ({@code true} or {@code false}) and one {@code severity}; lines that start with
     * {@code #} are left out.
     */
    static void print(String file) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        List<String> header = List.of(lines.get(0).split("\t"));
        SortedMap<String, int[]> bySeverity = new TreeMap<>();
        int[] all = new int[2];
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            boolean right = right(cells[header.indexOf("verdict")], line);
            int[] counts = bySeverity.computeIfAbsent(cells[header.indexOf("severity")], severity -> new int[2]);
            for (int[] count : List.of(all, counts)) {
                count[0] += right ? 1 : 0;
                count[1]++;
            }
        }
        bySeverity.forEach(Precision::row);
        row("all", all);
    }

    private static boolean right(String verdict, String line) {
        return switch (verdict) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false is the verdict of: " + line);
        };
    }

    /** The interval is Wilson's, which holds for proportions near 1, too. */
    private static void row(String name, int[] counts) {
        double n = counts[1];
        double p = counts[0] / n;
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
        System.out.printf(
                "%-8s %4d of %4d right = %5.1f %%   (95 %% interval %.1f to %.1f %%)%n",
                name, counts[0], counts[1], 100 * p, 100 * (middle - half), 100 * (middle + half));
    }
}
