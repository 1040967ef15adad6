package ai.pmoves.audit.internal.calls;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Resolution;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that a call means, and what they say.
 *
 * @param directory where the call runs
 * @param files absolute, in order
 * @param guessed whether the folder is the nearest one above the script in which the files are, and not what the script says
 * @param name the project's name in this call; empty where the files say nothing
 * @param resolution with every profile enabled
 */
public record Model(Path directory, List<Path> files, boolean guessed, String name, Resolution resolution) {

    public @Nullable Project project() {
        return resolution.project();
    }
}
