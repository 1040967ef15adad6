/**
 * What a value of a configuration may be, and the words in which the gateway refuses another one (those of its deserializer, so
 * that what a person reads here is what the gateway's log says).
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.routing.internal.shape;
