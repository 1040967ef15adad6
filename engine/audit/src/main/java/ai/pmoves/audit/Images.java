package ai.pmoves.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images that a stack runs, as an engine has them. Looking starts nothing. */
public interface Images extends AutoCloseable {

    /** Nobody looks. */
    Images NONE = reference -> Optional.empty();

    /**
     * The image on the engine; empty where it is not there, or no engine answers. Asked twice, it answers the same.
     *
     * @param reference as a stack writes it
     */
    Optional<Image> look(String reference);

    /** The platform of the engine itself, such as {@code linux/amd64}; empty where it is not known. */
    default Optional<String> platform() {
        return Optional.empty();
    }

    /** What the image's registry says of it, without pulling it. */
    default Availability inquire(String reference) {
        return Availability.NOT_ASKED;
    }

    /**
     * A registry's answer.
     *
     * @param platforms such as {@code linux/arm64/v8}; empty where it does not say
     * @param reason why there is no better answer
     */
    record Availability(Kind kind, List<String> platforms, String reason) {
        public static final Availability NOT_ASKED = new Availability(Kind.UNKNOWN, List.of(), "");

        /** Unreachable is not missing, and missing is not forbidden. */
        public enum Kind {
            THERE,
            MISSING,
            FORBIDDEN,
            UNREACHABLE,
            UNKNOWN
        }

        public Availability {
            platforms = List.copyOf(platforms);
        }
    }

    /** Lets go of what was looked at. */
    @Override
    default void close() {}

    /** One image. */
    interface Image {

        Facts facts();

        /**
         * The file that a path leads to, after all links; empty where there is none.
         *
         * @param path absolute
         * @throws ai.pmoves.kernel.PmovesException where the engine does not say
         */
        Optional<String> find(String path);
    }

    /**
     * What an image says of itself.
     *
     * @param user as in {@code USER}; empty for root
     * @param environment name to value
     * @param healthcheck NONE, CMD or CMD-SHELL first; empty where it has none
     * @param shell what runs CMD-SHELL; empty for {@code /bin/sh -c}
     * @param directory where its processes start
     * @param platform such as {@code linux/amd64}, {@code linux/arm64/v8}
     * @param created as the engine writes it, an instant of ISO 8601; may be empty
     */
    record Facts(
            String user,
            Map<String, String> environment,
            List<String> healthcheck,
            List<String> shell,
            List<String> entrypoint,
            Map<String, String> labels,
            String directory,
            String platform,
            String created) {

        public Facts {
            environment = Map.copyOf(environment);
            healthcheck = List.copyOf(healthcheck);
            shell = List.copyOf(shell);
            entrypoint = List.copyOf(entrypoint);
            labels = Map.copyOf(labels);
        }
    }
}
