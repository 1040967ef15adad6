/** How things look: where output goes, how wide it is, colours, durations, source excerpts. Knows no command. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.repl.screen;
