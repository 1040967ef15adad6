/** What Compose would send: canonical definitions to Engine API JSON. Pure. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.internal.body;
