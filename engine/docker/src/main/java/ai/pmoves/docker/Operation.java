package ai.pmoves.docker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One change on an engine, decided and not yet done. A list of them is what a dry run prints; carrying them out in order is
 * all that applying is. What exists is known by its id, since a name may be another's by then; names are for people, and for
 * containers that do not exist yet.
 */
public sealed interface Operation {

    /** Why it has to be done. */
    String cause();

    /** What it does, in a few words. */
    String what();

    default String describe() {
        return what() + (cause().isEmpty() ? "" : " (" + cause() + ")");
    }

    /** @param key as in the project's {@code networks} */
    record CreateNetwork(String key, String name, String cause) implements Operation {
        @Override
        public String what() {
            return "create network " + name;
        }
    }

    record RemoveNetwork(String id, String name, String cause) implements Operation {
        @Override
        public String what() {
            return "remove network " + name;
        }
    }

    /** @param key as in the project's {@code volumes} */
    record CreateVolume(String key, String name, String cause) implements Operation {
        @Override
        public String what() {
            return "create volume " + name;
        }
    }

    record RemoveVolume(String name, String cause) implements Operation {
        @Override
        public String what() {
            return "remove volume " + name;
        }
    }

    /**
     * @param createAs the name to create it under; differs from {@code name} while the one that it replaces still has that
     * @param replacesId whose anonymous volumes it takes over, or null
     */
    record CreateContainer(
            String service,
            int number,
            String name,
            String createAs,
            @Nullable String replacesId,
            String cause) implements Operation {
        @Override
        public String what() {
            return (replacesId == null ? "create container " : "create replacement of container ") + name;
        }
    }

    /** @param grace how long it may take before it is killed; the container's own period if null */
    record StopContainer(
            String id, String container, @Nullable Duration grace, String cause) implements Operation {
        @Override
        public String what() {
            return "stop container " + container;
        }
    }

    record RemoveContainer(String id, String container, String cause) implements Operation {
        @Override
        public String what() {
            return "remove container " + container;
        }
    }

    /** @param id or null where it is made by an operation before this one */
    record RenameContainer(@Nullable String id, String from, String to, String cause) implements Operation {
        @Override
        public String what() {
            return "rename container " + from + " to " + to;
        }
    }

    record UnpauseContainer(String id, String container, String cause) implements Operation {
        @Override
        public String what() {
            return "unpause container " + container;
        }
    }

    /** @param id or null where it is made by an operation before this one */
    record StartContainer(@Nullable String id, String container, String cause) implements Operation {
        @Override
        public String what() {
            return "start container " + container;
        }
    }
}
