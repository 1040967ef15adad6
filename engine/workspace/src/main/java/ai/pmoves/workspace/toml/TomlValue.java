package ai.pmoves.workspace.toml;

import ai.pmoves.kernel.Location;

/**
 * A value that holds no others.
 *
 * @param value String, Long, Double, Boolean, or one of {@code java.time}'s dates and times
 */
public record TomlValue(Object value, Location where) implements TomlNode {}
