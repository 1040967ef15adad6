/**
 * A Docker engine: observe, reconcile into an immutable list of operations, apply. docker-java lives here and nowhere
 * else.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker;
