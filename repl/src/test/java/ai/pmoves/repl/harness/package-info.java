/** Kills the whole product, from outside, and looks at what it left: the journal, and the world that its rehearsal changed. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.repl.harness;
