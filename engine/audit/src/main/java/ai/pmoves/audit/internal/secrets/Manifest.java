package ai.pmoves.audit.internal.secrets;

import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.yaml.Yaml;
import ai.pmoves.workspace.yaml.YamlList;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlNode;
import ai.pmoves.workspace.yaml.YamlScalar;
import ai.pmoves.workspace.yaml.YamlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A manifest of secrets: which labels of a packet go into which env files.
 *
 * @param packet the packet's path as it is written, relative to the workspace's root
 */
public record Manifest(Path file, String packet, List<Entry> entries) {

    /** @param targets the env files that it goes to, by name, with the key there */
    public record Entry(String label, boolean required, List<To> targets, Location where) {}

    /** An env file and a key in it. */
    public record To(String file, String key) {}

    /** Those of a workspace, read once. */
    public static List<Manifest> of(WorkspaceTree tree) {
        return tree.once(Manifest.class, Manifest::all);
    }

    /** The names that manifests put into an env file. */
    public static Set<String> keysFor(WorkspaceTree tree, Path envFile) {
        Set<String> keys = new HashSet<>();
        for (Manifest manifest : of(tree)) {
            for (Entry entry : manifest.entries) {
                entry.targets.stream().filter(to -> envFile.endsWith(to.file)).forEach(to -> keys.add(to.key));
            }
        }
        return keys;
    }

    private static List<Manifest> all(WorkspaceTree tree) {
        List<Manifest> found = new ArrayList<>();
        for (Path file : tree.files()) {
            if (file.getFileName().toString().matches("secrets[-_]manifest.*\\.ya?ml")) {
                tree.text(file)
                        .ifPresent(text -> Yaml.read(new YamlSource(file, text))
                                .documents()
                                .forEach(document -> {
                                    if (document instanceof YamlMap map && map.list("entries") != null) {
                                        found.add(read(file, map));
                                    }
                                }));
            }
        }
        return found;
    }

    private static Manifest read(Path file, YamlMap map) {
        List<Entry> entries = new ArrayList<>();
        YamlMap defaults = map.map("defaults");
        List<To> usual = defaults == null ? List.of() : targets(defaults.list("targets"), "");
        for (YamlNode node : Objects.requireNonNull(map.list("entries")).items()) {
            YamlMap source = node instanceof YamlMap entry ? entry.map("source") : null;
            String label = source == null ? null : source.text("label");
            YamlNode written = source == null ? null : source.get("label");
            if (label != null && written != null && node instanceof YamlMap entry) {
                List<To> own = targets(entry.list("targets"), label);
                // one that says nothing is required, as the tool that reads it takes it
                boolean required =
                        !(entry.get("required") instanceof YamlScalar said && Boolean.FALSE.equals(said.value()));
                entries.add(new Entry(label, required, own.isEmpty() ? usual : own, written.where()));
            }
        }
        return new Manifest(file, Objects.toString(map.text("cgp_file"), ""), List.copyOf(entries));
    }

    private static List<To> targets(@org.jspecify.annotations.Nullable YamlList list, String label) {
        List<To> targets = new ArrayList<>();
        if (list != null) {
            for (YamlNode node : list.items()) {
                if (node instanceof YamlMap to && to.text("file") != null) {
                    String key = Objects.requireNonNullElse(to.text("key"), label);
                    targets.add(new To(Objects.requireNonNull(to.text("file")), key));
                }
            }
        }
        return targets;
    }
}
