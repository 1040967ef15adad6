package ai.pmoves.audit.harness;

import ai.pmoves.audit.Audit;
import ai.pmoves.audit.Baseline;
import ai.pmoves.audit.Report;
import ai.pmoves.audit.Selection;
import ai.pmoves.audit.Target;
import ai.pmoves.compose.ComposeFiles;
import ai.pmoves.compose.ComposeRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A stack to audit.
 *
 * @param folder of its compose files
 * @param files in order; the default names if empty
 */
record Stack(Path folder, List<Path> files) {

    /** From {@code DIR} or {@code DIR=FILE,FILE}. */
    static Stack of(String argument) {
        String[] parts = argument.split("=", 2);
        List<Path> files = parts.length == 1
                ? List.of()
                : Stream.of(parts[1].split(",")).map(Path::of).toList();
        return new Stack(Path.of(parts[0]).toAbsolutePath().normalize(), files);
    }

    /** Every rule, every profile, no variable of this process. */
    Report audit() {
        ComposeRequest request =
                new ComposeRequest(folder, files, null, null, List.of("*"), List.of(), Map.of(), List.of());
        return Audit.of(Target.around(ComposeFiles.resolve(request)), Selection.ALL, Baseline.EMPTY);
    }
}
