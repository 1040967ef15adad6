/** Makes diffs of edits. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.fix;
