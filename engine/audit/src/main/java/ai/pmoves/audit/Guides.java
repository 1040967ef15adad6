package ai.pmoves.audit;

import ai.pmoves.audit.internal.guide.Guide;
import java.util.Optional;
import java.util.SortedSet;

/** The rules of an area as a text to read, in Markdown. */
public final class Guides {
    private Guides() {}

    /** The areas that have one. */
    public static SortedSet<String> areas() {
        return Guide.areas();
    }

    /** The guide of an area such as {@code healthcheck}, ending with a line feed; empty where there is none. */
    public static Optional<String> markdown(String area) {
        return Guide.of(area);
    }
}
