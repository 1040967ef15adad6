package ai.pmoves.audit.internal.written;

import ai.pmoves.kernel.Location;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text of a compose file as it is written.
 *
 * @param path keys down to it; an entry {@code KEY=value} of a list of variables counts as the key {@code KEY}
 * @param text with its references
 */
public record WrittenText(List<String> path, String text, Location where) {
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{([A-Za-z_]\\w*):?-([^${}]+)}");

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

    /** Each {@code ${NAME:-value}} in it whose value is written out: no reference within, and not blank. */
    public List<Default> defaults() {
        return DEFAULT.matcher(text)
                .results()
                .map(found -> new Default(found.group(1), found.group(2)))
                .toList();
    }

    /** What a variable falls back to. */
    public record Default(String name, String value) {}

    /** The last key. */
    public String name() {
        return path.get(path.size() - 1);
    }
}
