/**
 * Finds calls of Compose where people write them: a small reader for each kind of file gives shell text with its places, one shell
 * evaluator follows variables, {@code cd}, wrappers and functions, and one parser reads the command line. What cannot be known stays
 * unknown; nothing is run.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.audit.internal.invocation;
