package ai.pmoves.workspace.yaml;

import ai.pmoves.kernel.Location;
import org.jspecify.annotations.Nullable;

/** A stretch of a source, in code points. */
public record YamlSpan(YamlSource source, int start, int end) {

    /** Where this piece of text first stands inside the stretch, or null. */
    public @Nullable Location find(String piece) {
        String text = source.text();
        int from = source.offset(start);
        int to = text.offsetByCodePoints(from, end - start);
        int at = text.substring(from, to).indexOf(piece);
        return at < 0 ? null : source.locate(from + at);
    }
}
