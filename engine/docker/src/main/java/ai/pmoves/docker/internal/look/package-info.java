/** Looking into images without starting them. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.internal.look;
