/**
 * Rules that look at a resolved stack and at what lies around it, and what they found. A rule reads, and never changes anything; the
 * same target has the same findings. {@code Audit.of(target, selection)} gives a {@link Report}; a {@link ReportFormat} writes it.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit;
