package ai.pmoves.compose.internal.bench;

import ai.pmoves.compose.ComposeRequest;
import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.assemble.Active;
import ai.pmoves.compose.internal.env.ServiceFiles;
import ai.pmoves.compose.internal.load.Loaded;
import ai.pmoves.compose.internal.model.Hashes;
import ai.pmoves.compose.internal.model.ModelWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hashes of {@code docker compose config --hash '*'}. In 2.40 they are not those of the containers: env_file is still in, and
 * not yet merged into environment; label_file is merged and gone; DOCKER_DEFAULT_PLATFORM counts.
 */
public final class PrintedHashes {
    private PrintedHashes() {}

    public static Map<String, String> of(ComposeRequest request) {
        Problems problems = new Problems();
        Map<String, String> hashes = new TreeMap<>();
        Loaded loaded = Loaded.load(request, problems);
        if (loaded == null) {
            return hashes;
        }
        ModelWriter writer = new ModelWriter(problems);
        ServiceFiles files = new ServiceFiles(problems, loaded.sources(), loaded.environment());
        Active.of(loaded.document(), loaded.profiles(), loaded.services())
                .enabled()
                .forEach((name, written) -> {
                    ObjectNode service =
                            files.withLabels(writer.struct("service", written, "services." + name), written);
                    ObjectNode copy = service.deepCopy();
                    copy.remove("label_file");
                    hashes.put(name, Hashes.service(copy));
                });
        return hashes;
    }
}
