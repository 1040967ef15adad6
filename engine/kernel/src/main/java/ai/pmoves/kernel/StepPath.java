package ai.pmoves.kernel;

import java.util.regex.Pattern;

/**
 * The identity of a step: {@code group/step} or {@code group/step[key]}. A fan-out is told apart by its key, never by a
 * position, so that adding an element changes no other step's identity.
 */
public record StepPath(String value) implements Comparable<StepPath> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*(\\[[^\\[\\]\\s]+\\])?");

    public StepPath {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value
                    + "' is no step path: letters, digits, '.', '_' and '-', groups parted by '/', a key in [ ]");
        }
    }

    public static StepPath of(String value) {
        return new StepPath(value);
    }

    public StepPath in(String group) {
        return group.isEmpty() ? this : new StepPath(group + "/" + value);
    }

    /** The group's path, empty for a step at the top. */
    public String group() {
        String path = value.contains("[") ? value.substring(0, value.indexOf('[')) : value;
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    @Override
    public int compareTo(StepPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
