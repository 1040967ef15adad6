/**
 * Shell text as a tree: {@link ai.pmoves.audit.internal.shell.Script} has statements, these have pipelines of commands, these have
 * words of parts. Everything knows from where to where it is written. No text is refused: what is not closed ends with the text, what
 * closes nothing is passed over, and the script says that it is not whole then.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.shell;
