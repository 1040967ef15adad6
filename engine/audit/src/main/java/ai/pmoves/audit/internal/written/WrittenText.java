package ai.pmoves.audit.internal.written;

import ai.pmoves.kernel.Location;
import java.util.List;

/**
 * A text of a compose file as it is written.
 *
 * @param path keys down to it; an entry {@code KEY=value} of a list of variables counts as the key {@code KEY}
 * @param text with its references
 */
public record WrittenText(List<String> path, String text, Location where) {

    /** The service that it belongs to, empty for none. */
    public String service() {
        return path.size() > 2 && path.get(0).equals("services") ? path.get(1) : "";
    }

    /** Whether it is a variable of a service's environment, or of its build with {@code build, args}. */
    public boolean isVariableOf(String... keys) {
        return path.size() == keys.length + 3
                && !service().isEmpty()
                && path.subList(2, path.size() - 1).equals(List.of(keys));
    }

    /** The last key. */
    public String name() {
        return path.get(path.size() - 1);
    }
}
