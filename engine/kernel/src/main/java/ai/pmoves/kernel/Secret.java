package ai.pmoves.kernel;

import java.util.Objects;

/**
 * A value that must not be seen. It has a name and a version for keys and messages; its text leaves only through {@link
 * #reveal()}, which is for the environment, standard input or a file of a child, never for a command line or a log.
 */
public final class Secret {
    private final String name;
    private final String version;
    private final String value;

    public Secret(String name, String version, String value) {
        this.name = Objects.requireNonNull(name);
        this.version = Objects.requireNonNull(version);
        this.value = Objects.requireNonNull(value);
    }

    public String name() {
        return name;
    }

    /** Changes when the value does, tells nothing about it. */
    public String version() {
        return version;
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
