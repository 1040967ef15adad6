/** Looking at an engine and carrying operations out. Thin. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.internal.apply;
