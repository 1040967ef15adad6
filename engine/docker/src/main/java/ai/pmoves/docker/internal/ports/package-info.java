/** What this host says about ports and their owners. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.internal.ports;
