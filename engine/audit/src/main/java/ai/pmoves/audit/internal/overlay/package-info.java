/** The sets of files that a stack is also run with: those that calls name, and those that only their names tell of. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.overlay;
