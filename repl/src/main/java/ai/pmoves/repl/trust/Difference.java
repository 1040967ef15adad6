package ai.pmoves.repl.trust;

import ai.pmoves.dsl.Reach;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has changed in a file, and in the scripts that it starts, since it was approved. */
public final class Difference {
    private static final int CONTEXT = 1;

    private final TrustStore store;

    public Difference(TrustStore store) {
        this.store = store;
    }

    /** Unified diffs without secrets; none where the file was never approved, or is as it was. */
    public List<String> of(Reach now, List<Script> scripts) {
        Optional<Approval> earlier = store.latest(now.file());
        if (earlier.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(between(now.file(), earlier.get().digest(), now.text()));
        for (Script script : scripts) {
            String known = earlier.get().helpers().getOrDefault(script.file(), Digest.ABSENT);
            if (!known.equals(script.digest())) {
                lines.addAll(between(script.file(), known, script.text()));
            }
        }
        return lines;
    }

    private List<String> between(Path file, String digest, String text) {
        List<String> before = store.text(digest).lines().toList();
        String name = String.valueOf(file.getFileName());
        return UnifiedDiffUtils.generateUnifiedDiff(
                name + " as approved",
                name,
                before,
                DiffUtils.diff(before, store.withoutSecrets(text).lines().toList()),
                CONTEXT);
    }
}
