package ai.pmoves.dsl.language;

import ai.pmoves.kernel.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What {@code "a ${b} c"} becomes: plain text, at once. Groovy's own interpolated strings cost a scan of the JDK when the
 * first one is made, and compare unequal to the text that they show.
 */
public final class Text {
    private Text() {}

    /** The parts, joined. A secret among them is an error. */
    public static String of(@Nullable Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part instanceof Secret secret) {
                throw Commands.secretAsArgument(secret);
            }
            text.append(part);
        }
        return text.toString();
    }
}
