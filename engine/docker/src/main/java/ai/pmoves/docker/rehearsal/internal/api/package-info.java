/** The Engine API's resources, one handler each: requests to calls of the world, and the world to the engine's JSON. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.rehearsal.internal.api;
