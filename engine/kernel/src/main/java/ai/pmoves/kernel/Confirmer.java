package ai.pmoves.kernel;

/** Asks a person. Implementations that have nobody to ask throw, naming the option that answers beforehand. */
@FunctionalInterface
public interface Confirmer {
    /** @return whether the step may act */
    boolean confirm(StepPath step, Confirmation confirmation);
}
