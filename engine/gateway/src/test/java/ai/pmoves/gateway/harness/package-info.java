/** Providers on the loopback that do what they are told, and clients that count. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.gateway.harness;
