package ai.pmoves.audit.internal.image;

/** Whether something is there, as far as that is known. */
public enum Presence {
    THERE,
    ABSENT,
    UNKNOWN
}
