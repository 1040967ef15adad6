/** The wire: where an engine is, how it is spoken to, what it reports. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.docker.internal.engine;
