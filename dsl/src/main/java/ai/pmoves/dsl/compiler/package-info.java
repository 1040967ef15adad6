/**
 * From the text of a runbook to classes: parsing, the checks that speak in the words of the language, and the cache of
 * compiled runbooks. Nothing here executes a line of a runbook.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.dsl.compiler;
