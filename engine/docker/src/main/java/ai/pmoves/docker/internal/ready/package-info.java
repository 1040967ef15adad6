/** When a container counts as ready, and the verdict where it does not. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.internal.ready;
