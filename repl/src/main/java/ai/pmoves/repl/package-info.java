/** Everything that a person or a client talks to. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.repl;
