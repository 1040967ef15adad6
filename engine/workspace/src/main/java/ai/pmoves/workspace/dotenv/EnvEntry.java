package ai.pmoves.workspace.dotenv;

import org.jspecify.annotations.Nullable;

/**
 * One assignment of an env file.
 *
 * @param value null for a bare name that nothing gives a value
 * @param line 1-based
 * @param column 1-based, of the name
 */
public record EnvEntry(String name, @Nullable String value, int line, int column) {}
