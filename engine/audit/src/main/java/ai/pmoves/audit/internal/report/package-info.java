/** Reports as text, for people and for the tools that read them. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.report;
