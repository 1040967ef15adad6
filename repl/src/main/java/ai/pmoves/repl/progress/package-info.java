/**
 * A run while it happens: events are folded into a {@link RunView}, which several faces show: a live region on a terminal,
 * one line per event in CI, NDJSON for programs.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.repl.progress;
