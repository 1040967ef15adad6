package ai.pmoves.compose;

import ai.pmoves.compose.internal.Problems;
import ai.pmoves.compose.internal.assemble.Assembler;
import ai.pmoves.compose.internal.load.Loaded;

/** Reads compose files. {@code ComposeFiles.resolve(request)} is {@code docker compose config} with every problem at once. */
public final class ComposeFiles {
    private ComposeFiles() {}

    /** Never throws for what the files hold: what is wrong is among the resolution's problems. */
    public static Resolution resolve(ComposeRequest request) {
        Problems problems = new Problems();
        Loaded loaded = Loaded.load(request, problems);
        Project project = loaded == null ? null : new Assembler(loaded, problems).assemble();
        return new Resolution(project, problems.inFileOrder());
    }
}
