package ai.pmoves.audit.internal.overlay;

import ai.pmoves.audit.internal.tree.WorkspaceTree;
import ai.pmoves.kernel.Location;
import ai.pmoves.workspace.yaml.Yaml;
import ai.pmoves.workspace.yaml.YamlMap;
import ai.pmoves.workspace.yaml.YamlSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A compose file as it is written.
 *
 * @param whole services that say themselves what they run: an image, a build, or a service that they extend
 * @param parts services that say only what is different, and need another file
 */
record OverlayFile(Path file, Map<String, Location> whole, Map<String, Location> parts) {

    /** Empty for a file that is none, or that includes others. */
    static Optional<OverlayFile> read(WorkspaceTree tree, Path file) {
        return tree.text(file).flatMap(text -> {
            var documents = Yaml.read(new YamlSource(file, text)).documents();
            if (documents.size() != 1
                    || !(documents.get(0) instanceof YamlMap document)
                    || document.has("include")
                    || !(document.get("services") instanceof YamlMap services)) {
                return Optional.empty();
            }
            Map<String, Location> whole = new LinkedHashMap<>();
            Map<String, Location> parts = new LinkedHashMap<>();
            services.entries().forEach((name, entry) -> {
                boolean self = entry.value() instanceof YamlMap service
                        && (service.has("image")
                                || service.has("build")
                                || service.has("extends")
                                || service.has("provider")
                                || service.has("<<"));
                (self ? whole : parts).put(name, entry.keyWhere());
            });
            return Optional.of(new OverlayFile(file, whole, parts));
        });
    }
}
