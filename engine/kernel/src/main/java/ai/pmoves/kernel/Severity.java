package ai.pmoves.kernel;

/** How much a {@link Problem} matters: an error stops, a warning is repeated at the end, a note is only told. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE
}
