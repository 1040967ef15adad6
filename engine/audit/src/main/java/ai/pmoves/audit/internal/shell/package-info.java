/** A shell's command, read for what it calls and how it can end. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.shell;
