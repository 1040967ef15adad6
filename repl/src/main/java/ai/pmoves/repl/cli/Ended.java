package ai.pmoves.repl.cli;

import ai.pmoves.kernel.ExitCode;

/**
 * How a run came to its end, or to where it stopped.
 *
 * @param run its id; empty where none was begun
 */
record Ended(ExitCode code, String run) {}
