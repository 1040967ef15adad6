package ai.pmoves.compose;

/** Reads compose files. {@code ComposeFiles.resolve(request)} is {@code docker compose config} with every problem at once. */
public final class ComposeFiles {
    private ComposeFiles() {}

    public static Resolution resolve(ComposeRequest request) {
        throw new UnsupportedOperationException();
    }
}
