/** What a configuration of TensorZero's gateway says of routing, and how the gateway chooses by it. Reads nothing, judges nothing. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.routing.tensorzero.config;
