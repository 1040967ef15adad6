/** The runbook language: script base class, vocabulary, compile-time checks, compiled-runbook cache. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.dsl;
