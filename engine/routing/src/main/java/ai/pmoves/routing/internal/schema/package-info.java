/** The frozen schema of TensorZero's gateway (2026.4.1), as its deserializer knows it, and what it checks after reading. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.routing.internal.schema;
