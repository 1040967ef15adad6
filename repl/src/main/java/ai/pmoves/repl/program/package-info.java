/** Programs of this machine that are asked something, and that nobody waits for without end. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.repl.program;
