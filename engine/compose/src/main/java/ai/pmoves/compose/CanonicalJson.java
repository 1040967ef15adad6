package ai.pmoves.compose;

import ai.pmoves.compose.internal.model.GoJson;

/** Prints a project as {@code docker compose config --format json} does. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** Byte for byte the same, with every {@code $} doubled, so that the text is a compose file again. */
    public static String print(Project project) {
        return GoJson.indented(project.canonical()).replace("$", "$$");
    }
}
