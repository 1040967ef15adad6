package ai.pmoves.docker;

import java.util.List;

/**
 * What a registry says of an image.
 *
 * @param platforms such as {@code linux/arm64/v8}; empty where it does not have the image, or does not say
 * @param reason why there is no better answer; empty for {@link Kind#THERE}
 */
public record RegistryAnswer(Kind kind, List<String> platforms, String reason) {

    /** Unreachable is not missing, and missing is not forbidden. */
    public enum Kind {
        THERE,
        MISSING,
        FORBIDDEN,
        UNREACHABLE,
        UNKNOWN
    }

    public RegistryAnswer {
        platforms = List.copyOf(platforms);
    }
}
