package ai.pmoves.audit.internal.suppress;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Report.Suppressed;
import java.util.List;

/** Findings, parted by whether somebody took them back. */
public record Judged(List<Finding> open, List<Suppressed> suppressed) {}
