/** The side of the gateway that faces its clients: who may ask, how much, and how slowly. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.gateway.internal.front;
