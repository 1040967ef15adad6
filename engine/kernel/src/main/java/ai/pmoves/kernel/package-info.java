/**
 * Plans of steps and what becomes of them: identity, keys, decisions, execution, journal. This room knows no Docker, no
 * Groovy and no terminal; those who do depend on it, never the other way round.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.kernel;
