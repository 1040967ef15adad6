/**
 * TensorZero's gateway: its configuration file read as the gateway reads it, the order in which it tries what, and files rendered
 * and migrated for it.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.routing.tensorzero;
