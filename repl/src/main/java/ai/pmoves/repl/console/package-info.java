/** The prompt: lines typed one after the other, commands that begin with a colon, runs that are entered. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.repl.console;
