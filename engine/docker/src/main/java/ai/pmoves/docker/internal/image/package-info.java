/** Images: policy, pulls, builds, registry credentials. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.internal.image;
