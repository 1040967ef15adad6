package ai.pmoves.kernel;

/**
 * One named part of what a step's key is made of. Stored as it is, so that {@code pmoves why} is a look-up.
 *
 * @param name what it is, such as {@code source}, {@code input runbooks/starter/compose.yaml}, {@code output data/postgres}
 * @param value a digest or a short plain value; never a secret's value
 */
public record KeyComponent(String name, String value) implements Comparable<KeyComponent> {
    @Override
    public int compareTo(KeyComponent other) {
        return name.compareTo(other.name);
    }
}
