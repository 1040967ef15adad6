/**
 * The command line: one class per command. It reads what was typed, asks the engine and shows the answer; it decides nothing.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.repl.cli;
