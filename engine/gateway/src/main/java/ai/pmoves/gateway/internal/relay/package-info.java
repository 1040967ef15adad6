/** From provider to provider until one answers. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.gateway.internal.relay;
