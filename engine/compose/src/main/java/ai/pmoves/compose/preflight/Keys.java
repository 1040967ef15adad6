package ai.pmoves.compose.preflight;

/** Where models are served, and so which keys a stack cannot do without. */
public enum Keys {
    /** On this machine: no provider's key is needed. */
    LOCAL,
    /** By providers: at least one key is needed. */
    CLOUD
}
