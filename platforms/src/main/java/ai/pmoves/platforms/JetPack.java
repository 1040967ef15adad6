package ai.pmoves.platforms;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a Jetson Linux release belongs to, from NVIDIA's JetPack archive.
 *
 * @param l4t the first Jetson Linux release of this JetPack
 * @param version JetPack's version
 * @param cuda the CUDA version it brings
 */
record JetPack(String l4t, String version, String cuda) {
    private static final List<JetPack> ALL = List.of(
            new JetPack("32.6", "4.6", "10.2"),
            new JetPack("32.7", "4.6.1", "10.2"),
            new JetPack("32.7.2", "4.6.2", "10.2"),
            new JetPack("32.7.3", "4.6.3", "10.2"),
            new JetPack("32.7.4", "4.6.4", "10.2"),
            new JetPack("34.1", "5.0", "11.4"),
            new JetPack("35.1", "5.0.2", "11.4"),
            new JetPack("35.2", "5.1", "11.4"),
            new JetPack("35.3", "5.1.1", "11.4"),
            new JetPack("35.4", "5.1.2", "11.4"),
            new JetPack("35.5", "5.1.3", "11.4"),
            new JetPack("35.6", "5.1.4", "11.4"),
            new JetPack("36.2", "6.0", "12.2"),
            new JetPack("36.4", "6.1", "12.6"),
            new JetPack("36.4.3", "6.2", "12.6"),
            new JetPack("36.4.4", "6.2.1", "12.6"),
            new JetPack("38.2", "7.0", "13.0"));

    /** The JetPack of this release: the newest whose first release is not newer, within the same major release. */
    static Optional<JetPack> of(String l4t) {
        return ALL.stream()
                .filter(jetpack -> major(jetpack.l4t) == major(l4t) && Versions.ORDER.compare(jetpack.l4t, l4t) <= 0)
                .max(Comparator.comparing(JetPack::l4t, Versions.ORDER));
    }

    private static int major(String version) {
        return Versions.numbers(version)[0];
    }

    /** The rows of a Markdown table. */
    static String table() {
        return ALL.stream()
                .map(jetpack -> "| from %s | %s | %s |".formatted(jetpack.l4t, jetpack.version, jetpack.cuda))
                .collect(Collectors.joining("\n"));
    }
}
