package ai.pmoves.audit;

import org.jspecify.annotations.Nullable;

/**
 * What one loader makes of a variable.
 *
 * @param loader who reads: {@code compose ${KEY}}, {@code env_file}, {@code container}, {@code sh . FILE}, {@code make include FILE}
 * @param value null where it is not set
 * @param from where the value comes from, {@code FILE:LINE} relative to the workspace's root, or in words
 * @param note what an operator should know of it, or empty
 */
public record VariableReading(String loader, @Nullable String value, String from, String note) {}
