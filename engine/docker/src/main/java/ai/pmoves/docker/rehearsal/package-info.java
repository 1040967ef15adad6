/**
 * A Docker engine that only pretends: it speaks the Engine API on a unix socket inside this process, so that a runbook can be
 * rehearsed, with faults on demand, on a machine without Docker. The driver does not know the difference; neither do other
 * clients of the API.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.rehearsal;
