package ai.pmoves.platforms;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Collects what is known of a machine, as named texts; a fact that does not hold here is absent. */
final class Facts {
    static final String UNKNOWN = "unknown";
    /** {@code detected} on this machine, or {@code assumed} for another one. */
    static final String SOURCE = "source";

    private static final List<BiConsumer<Machine, Map<String, String>>> SOURCES = List.of(
            SystemFacts::read, WslFacts::read, JetsonFacts::read, DockerFacts::read, GpuFacts::read, FolderFacts::read);

    private Facts() {}

    static Map<String, String> of(Machine machine) {
        Map<String, String> facts = new TreeMap<>();
        SOURCES.forEach(source -> source.accept(machine, facts));
        facts.put(SOURCE, "detected");
        return facts;
    }
}
