package ai.pmoves.kernel.internal.key;

/**
 * What a step that acted and gave no output hands to the keys of those who need it: its own key. Nobody can compare what it
 * did, so a change of the step counts as a change of its result.
 */
public record Silent(String key) {}
